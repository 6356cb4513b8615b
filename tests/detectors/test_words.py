"""What counts as a word of a key or a path."""

import pytest

from detectors.words import words


@pytest.mark.parametrize(
    ("key", "among"),
    [
        ("/my/contactAddresses", "my contact addresses address contactaddresses"),
        ("userphonenumber", "user phone number"),
        ("bookshelves_read", "bookshelves bookshelf read"),
        ("可能认识的人", "可能 认识 认识的"),
        ("フレンド一覧", "フレンド"),
        ("face2face", "face 2"),
    ],
)
def test_words(key, among):
    assert words(key) >= {*among.split()}


@pytest.mark.parametrize("id_", ["4f3ad7fcb1d165e4", "4F3AD7FCB1D165E4", "9f86ad81-884c-4d65-9a2f-eaa0c55ad015"])
def test_what_an_id_spells_is_no_word(id_):
    assert words(f"/avatar/{id_}.png") == words("/avatar/0.png")
