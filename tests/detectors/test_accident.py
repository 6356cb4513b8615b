"""Digests that are laid out as documents, and documents that could be digests, or text, or one another."""

import base64
import json
import zlib

import brotli
import cbor2
import msgpack
import pytest

from tests.detectors.layers import leaf_with

# Each spells, by accident, a document that takes up all of its bytes.
LAID_OUT = {
    "94ab8cbaf559ea6ba11cabde607c1966": "MessagePack, a text of broken bytes first",
    "a1466539bdd7834f676f2c933e5bb2ad": "CBOR, a text of broken bytes in a map",
    "720ecd9037f0533da28f01b129741837": "protobuf, one field of bytes",
    "81cc5cbc64b00902bf2158526dc8d3b83c1ee56ba0e56b65755dcc4f6efc6065": "MessagePack, of a telephone number's SHA-256",
}


@pytest.mark.parametrize("digest", LAID_OUT)
def test_a_digest_that_happens_to_be_a_document_stays_a_digest(digest):
    leaf = leaf_with(digest, json.dumps({"h": digest}).encode())
    assert leaf.layers == ("json",)


@pytest.mark.parametrize("pack", [msgpack.packb, cbor2.dumps, lambda one: b"\x0a\x0e" + one[0].encode()])
def test_a_document_as_long_as_a_digest_is_opened(pack):
    packed = pack(["+8613912345678"])
    assert len(packed) == 16
    assert leaf_with("+8613912345678", json.dumps({"h": packed.hex()}).encode())


@pytest.mark.parametrize("pack", [brotli.compress, lambda data: zlib.compress(data, wbits=-15), lambda data: data])
def test_a_binary_document_that_could_be_chinese_text_is_found_under_each_layer(pack):
    people = cbor2.dumps([["赵杰", "18606240471"], ["张桂香", "18691678761"], ["孙勇", "18606881234"]])
    assert people.decode("gb18030")
    body = json.dumps({"d": base64.b64encode(pack(people)).decode()}).encode()
    assert leaf_with("18691678761", body).layers[-1] == "cbor"


def test_cbor_that_could_be_messagepack_is_read_as_cbor():
    names = "杨勇敏 吴英芳 王涛 吴洋 林芳娟 胡兰芳".split()
    numbers = "13845158081 17731660535 17725195538 17772108468 15003698169 13997160113".split()
    body = cbor2.dumps([{"n": name, "p": number} for name, number in zip(names, numbers, strict=True)])
    assert leaf_with("17731660535", body).layers == ("cbor",)
