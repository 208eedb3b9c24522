"""What is taken out of comments, and what must stay."""

import re

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlib.intake.mask import KINDS, mask, mask_one

# Invented, but for the example of the standard GB 11643 itself (11010519491231002X); the cards fulfil Luhn.
PERSONAL = {
    "a mobile": ("打13812345678给我", "打[phone]给我"),
    "a mobile in groups": ("my number: 138 1234 5678.", "my number: [phone]."),
    "a mobile in groups with dashes": ("138-1234-5678", "[phone]"),
    "a mobile with country code": ("+86 13812345678 或 0086-13812345678", "[phone] 或 [phone]"),
    "a mobile in full-width digits": ("电话１３８１２３４５６７８。", "电话[phone]。"),
    "a landline": ("座机010-84561234转8001", "座机[phone]"),
    "a landline in brackets": ("(0755) 8456123 or （021）84561234", "[phone] or [phone]"),
    "a landline in one piece": ("02084561234", "[phone]"),
    "a local number after the word": ("电话：84561234", "电话：[phone]"),
    "a number from abroad": ("call +44 20 7946 0958 or +1 (415) 555-2671", "call [phone] or [phone]"),
    "a North American number": ("415-555-2671, (415) 555-2671", "[phone], [phone]"),
    "an identity number": ("身份证11010519491231002X", "身份证[id]"),
    "an identity number with a typing error": ("110105194912310021", "[id]"),
    "an identity number in groups": ("110105 19491231 002x", "[id]"),
    "an identity number of 15 digits": ("旧号110105491231002", "旧号[id]"),
    "an identity number called an order": ("工单11010519491231002X", "工单[id]"),
    "a bank card": ("卡号6222021234567890128", "卡号[card]"),
    "a bank card in groups": ("4111 1111 1111 1111 and 5500-0000-0000-0004", "[card] and [card]"),
    "a plate": ("车牌粤B12345停在门口", "车牌[plate]停在门口"),
    "a plate in small letters with a dot": ("沪a·8k921 挡路", "[plate] 挡路"),
    "a new-energy plate": ("京AD12345，粤B12345D", "[plate]，[plate]"),
    "a police and a trailer plate": ("川A1234警 鲁B1234挂", "[plate] [plate]"),
    "an e-mail address": ("写信到ann.lee+x@mail.example.com谢谢", "写信到[email]谢谢"),
    "a full-width e-mail address": ("ann＠example.cn", "[email]"),
    "a phone after a number that is no card": ("评5分 5 13812345678 2024年", None),
    "two kinds in one text": ("粤B12345 13812345678", "[plate] [phone]"),
}

INNOCENT = {
    "an order number": "订单号20250301123456789",
    "an order number that looks like a mobile": "订单号：13812345678 还没到",
    "an order number that looks like a card": "order no. 4111111111111111 is late",
    "a ticket number": "ticket 4155552671, case #0201234567",
    "a long number that is no card": "6222021234567890123",
    "a number of twenty digits": "13812345678138123456",
    "an order number with letters": "SO13812345678 / A6222021234567890128",
    "an amount": "一共13800000000元, paid 13812345678.50, 1,381,234.56",
    "a date": "2025-03-01, 2025/3/1, 2025年3月1日, 20250301, 01.03.2025",
    "a stamp": "20250301150000, 2025-03-01 15:00:00, 1740841200, 1740841200000",
    "a time": "15:00-16:30, 0400 - 0500",
    "a hotline": "打12345、95588、400-820-8820都没人接",
    "a waiting time": "等了120分钟, 3 of 10, 98.6%",
    "coordinates": "39.904211, 116.407394",
    "a school of the capital": "京A座3楼, 新B栋",
    "a name with an at sign": "@客服 在吗? meet @ 10:30",
    "a version": "v1.3.8.12345678",
}


@pytest.mark.parametrize(("text", "masked"), PERSONAL.values(), ids=PERSONAL)
def test_personal_numbers_are_masked(text, masked):
    result = mask([text])[0].to_pylist()[0]
    if masked is None:
        assert "13812345678" not in result
    else:
        assert result == masked


@pytest.mark.parametrize("text", INNOCENT.values(), ids=INNOCENT)
def test_other_numbers_stay(text):
    assert mask([text])[0].to_pylist() == [text]


def test_counts_tell_how_many_of_each_kind():
    _, counts = mask(["a@b.cn 13812345678", "13912345678", "粤B12345", "nothing"])
    assert counts == {"email": 1, "id": 0, "card": 0, "plate": 1, "phone": 2}


def test_missing_texts_stay_missing_and_order_is_kept():
    masked, _ = mask(pa.chunked_array([["x", None], ["13812345678", ""]]))
    assert masked.to_pylist() == ["x", None, "[phone]", ""]


def test_no_texts_give_no_texts():
    masked, counts = mask([])
    assert len(masked) == 0
    assert set(counts) == set(KINDS)


@given(st.text().filter(lambda text: not re.search(r"[\d@＠]", text)))
def test_a_text_without_digits_or_at_sign_never_changes(text):
    assert mask_one(text, dict.fromkeys(KINDS, 0)) == text
    assert mask([text])[0].to_pylist() == [text]


@given(st.text(alphabet="0123456789 -+()@.a粤B订单号电话：", max_size=40))
def test_the_look_over_all_texts_misses_nothing(text):
    assert mask([text])[0].to_pylist() == [mask_one(text, dict.fromkeys(KINDS, 0))]


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_mobile_between_any_words_is_masked(before, after):
    before, after = (re.sub(r"[\dA-Za-z０-９ａ-ｚＡ-Ｚ.．\-:：/(（+]", "", part) for part in (before, after))
    masked = mask([f"{before} 13812345678 {after}"])[0].to_pylist()[0]
    assert "13812345678" not in masked or "单" in before or "号" in before
