#!/bin/sh
# Prints a Python >= 3.12: from PATH, from pyenv or from uv. Says what to do where there is none.
ok() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; }

for name in python3.12 python3.13 python3.14 python3 python; do
    path=$(command -v "$name" 2>/dev/null) || continue
    if ok "$path"; then "$path" -c 'import sys; print(sys.executable)'; exit 0; fi
done
for path in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.*/bin/python3; do
    if [ -x "$path" ] && ok "$path"; then echo "$path"; exit 0; fi
done
if command -v uv >/dev/null 2>&1; then
    path=$(uv python find '>=3.12' 2>/dev/null)
    if [ -n "$path" ] && ok "$path"; then echo "$path"; exit 0; fi
fi
echo "consentrace needs Python 3.12 or newer (with venv) and found none on PATH, in pyenv or in uv." >&2
echo "Install one, for example: 'pyenv install 3.12', 'uv python install 3.12' or 'apt install python3.12-venv', then run make again." >&2
exit 1
