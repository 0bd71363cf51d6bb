"""Name search in offline registers, measured: `python -m benchmarks.registers [--names 300000] [--queries 600] [--seed 1] [--narrow] [--columns]`.

Builds that many synthetic company names (Latin and Chinese, seeded), imports them, and asks for misspelt, partial, re-ordered and
re-suffixed variants. How often a variant fits other names better, or as well, depends on the vocabulary: `--narrow` uses a third of the
words, so that 15 % of the Latin names share their core with another. `--columns` adds an identifier (18-character credit codes, 8-digit
numbers), a state and a town to every name, and asks for identifiers too. In the same run: rapidfuzz brute force and an FTS5 trigram
index over the same core names.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from checkers.registers.lookup import likeness
from checkers.registers.names import core_name
from checkers.registers.store import RegisterStore

_START = (
    "al ber car dan el far gra hol in jor kel lan mor nor or pal quin ros sel tor ul ver wes yor zan bri cor dov fen gil har kir lor mal "
    "ash bex cal dun eve fitz gor hux ise jas kem lud mil nev ost pem rad sax tam und vic wal yel zed ac blan crom drey esk flax gry hest ivo kno lyn mer nob oak "
    "pry rus stav trev upp vond wyn"
).split()
_MIDDLE = "a e i o u ar en il on ur and ell ing ott ass er ay eb im oc urn ess ith ond al ev".split()
_END = "ford ton ley wick by ham field stone well ridge mark land dale brook son ex ia tech sys ora vent more gate port hurst combe worth bury den ander icks ovo ume yard cliffe mont haven low pool shaw".split()
_TRADE = "logistics consulting engineering foods retail software media services construction partners holdings energy transport design systems trading health care solutions recruitment property security cleaning motors plumbing bakery dental veterinary aviation textiles fashion catering optics chemicals farms timber marine fisheries robotics analytics translation insurance brokers printing roofing glass events travel hotels education accounting pharmacy".split()
_FORM = ["Ltd", "Limited", "LLC", "GmbH", "Inc.", "PLC", "S.A.", "B.V.", "Pty Ltd", "AG"]
_CITY = "北京市 上海市 深圳市 广州市 杭州市 南京市 成都市 武汉市 西安市 苏州市 宁波市 东莞市 佛山市 青岛市 长沙市 合肥市 郑州市 厦门市 重庆市 天津市".split()
_CHAR = (
    "华安盛达恒信瑞丰宏泰博远嘉禾鑫源海川云天新创智联众诚金鼎中科东方正元百利佳美康宁和顺永兴广通瀚宇星辰凯旋思拓维实优迅捷翔锦程启明德厚润泽雅颂晟景峰岭松柏"
    "亚欧贝乐仁义礼勤朗清溪涵渊澜沐浩洋波涛江湖池泉林森枫桦梓楠桐槐兰芷菲萱蕾蓝紫青赤白墨玄朱丹彤晖曦昕昱晨暮朝夕月日光耀辉煌灿炎炬焱烨炜钧铭锐钢铁银铜"
    "玉珏琪瑶璟琳琅珂玮珑石磊岩峻岳崇嵩巍山野原田园圃谷麦稻粟豆果桃李杏梅竹菊莲荷鹏鹤鸿雁凤凰麒麟龙虎狮豹马驰骏骁骥鲸鲲鱼虹霓霖雪霜露雷霆震巽坤乾艮离坎"
)
_FIELD = "科技 贸易 信息技术 网络科技 电子商务 人力资源 建筑工程 餐饮管理 物流 文化传媒 教育咨询 生物科技 机械设备 新能源 供应链管理 汽车服务 医疗器械 房地产经纪".split()
_LEGAL = ["有限公司", "有限责任公司", "股份有限公司", "集团有限公司"]


@dataclass(frozen=True)
class Words:
    """Parts of invented Latin names."""

    start: list[str]
    middle: list[str]
    end: list[str]
    trade: list[str]


WIDE = Words(_START, _MIDDLE, _END, _TRADE)
NARROW = Words(_START[:34], _MIDDLE[:16], _END[:21], _TRADE[:24])


def coined(rng: random.Random, words: Words) -> str:
    """A word that looks like a brand or a surname, one of some 200,000 (narrow: 30,000)."""
    middle = "".join(rng.choice(words.middle) for _ in range(rng.choice((0, 1, 1, 2))))
    return rng.choice(words.start) + middle + rng.choice(words.end)


def latin_name(rng: random.Random, kinds: Words = WIDE) -> str:
    """Invent a company name in Latin letters."""
    words = [coined(rng, kinds) for _ in range(rng.choice((1, 1, 2)))]
    words += rng.sample(kinds.trade, rng.choice((0, 1, 1, 2)))
    if rng.random() < 0.1:
        words.insert(1, str(rng.randint(2, 2030)))
    return " ".join(word.capitalize() for word in words) + " " + rng.choice(_FORM)


def chinese_name(rng: random.Random) -> str:
    """Invent a Chinese company name."""
    brand = "".join(rng.choice(_CHAR) for _ in range(rng.choice((2, 3, 3, 4))))
    return rng.choice(_CITY) + brand + rng.choice(_FIELD) + rng.choice(_LEGAL)


def names(count: int, seed: int, words: Words = WIDE) -> list[str]:
    """`count` distinct names, 53 % Latin."""
    rng = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        found[latin_name(rng, words) if rng.random() < 0.53 else chinese_name(rng)] = None
    return list(found)


def variants(name: str, rng: random.Random) -> tuple[str, str]:
    """(class, query) of a misspelt, partial, re-ordered or re-suffixed form of a name."""
    han = not name.isascii()
    core = core_name(name)
    if han:
        kind = rng.choice(("wrong character", "missing character", "other suffix", "without city", "city and brand"))
        place = rng.randrange(3, len(core))
        if kind == "wrong character":
            return kind, core[:place] + rng.choice(_CHAR) + core[place + 1 :] + "有限公司"
        if kind == "missing character":
            return kind, core[:place] + core[place + 1 :] + "有限公司"
        if kind == "without city":
            return kind, core[3:]
        if kind == "city and brand":
            field = max((word for word in _FIELD if core.endswith(word)), key=len)
            return kind, core.removesuffix(field)
        return kind, core + "责任公司"
    words = core.split()
    kind = rng.choice(("one typo", "two typos", "other suffix", "re-ordered", "last word dropped"))
    if kind in ("one typo", "two typos"):
        text = list(core)
        for _ in range(1 if kind == "one typo" else 2):
            place = rng.randrange(1, len(text))
            action = rng.choice(("swap", "drop", "change", "double"))
            if action == "drop" and len(text) > 5:
                del text[place]
            elif action == "double":
                text.insert(place, text[place])
            elif action == "swap" and place + 1 < len(text):
                text[place], text[place + 1] = text[place + 1], text[place]
            else:
                text[place] = rng.choice("aeioutrns")
        return kind, "".join(text)
    if kind == "re-ordered" and len(words) > 1:
        return kind, " ".join([*words[1:], words[0]]) + " Ltd"
    if kind == "last word dropped" and len(words) > 2:
        return kind, " ".join(words[:-1])
    return "other suffix", core.upper() + ", Incorporated"


def measured(ask: Callable[[str], list[str]], queries: list[tuple[str, str, str]]) -> dict[str, object]:
    """Times (ms) and recall@5 by core name, over all queries and per class."""
    times, hits = [], defaultdict(list)
    for kind, query, wanted in queries:
        began = time.perf_counter()
        got = ask(query)
        times.append((time.perf_counter() - began) * 1000)
        hits[kind].append(core_name(wanted) in {core_name(name) for name in got[:5]})
    times.sort()
    everything = [hit for found in hits.values() for hit in found]
    return {
        "queries": len(queries),
        "p50_ms": round(times[len(times) // 2], 2),
        "p95_ms": round(times[int(len(times) * 0.95)], 2),
        "recall_at_5": round(sum(everything) / len(everything), 4),
        "classes": {kind: round(sum(found) / len(found), 3) for kind, found in sorted(hits.items())},
    }


def trigram_index(cores: list[str], folder: Path) -> Callable[[str], list[str]]:
    """FTS5 trigram (detail=none, so that it can be compared in size), rarest 8 grams, re-ranked alike."""
    db = sqlite3.connect(folder / "trigram.db")
    db.execute("create virtual table t using fts5(core, content='', detail='none', columnsize=0, tokenize='trigram')")
    db.executemany("insert into t(rowid, core) values (?, ?)", enumerate(cores))
    db.execute("create virtual table v using fts5vocab(t, 'row')")
    db.commit()

    def ask(query: str) -> list[str]:
        core = core_name(query)
        grams = {core[i : i + 3] for i in range(len(core) - 2)}
        known = [
            (row[0], gram)
            for gram in grams
            if (row := db.execute("select doc from v where term=?", (gram,)).fetchone())
        ]
        weights: dict[int, float] = defaultdict(float)
        used = 0
        for frequency, gram in sorted(known)[:8]:
            if weights and used + frequency > 60_000:
                break
            used += frequency
            for (row,) in db.execute("select rowid from t where t match ?", ('"' + gram.replace('"', '""') + '"',)):
                weights[row] += 1 / frequency
        best = sorted(weights, key=weights.__getitem__, reverse=True)[:300]
        return sorted((cores[row] for row in best), key=lambda other: -likeness(core, other))[:5]

    return ask


def rows_of(all_names: list[str], columns: bool, seed: int) -> Iterator[list[str]]:
    """The table: a header and one row per name."""
    if not columns:
        yield ["Organisation Name"]
        yield from ([name] for name in all_names)
        return
    rng = random.Random(seed + 2)
    yield ["Organisation Name", "Registration Number", "Status", "Town/City"]
    for name in all_names:
        number = f"{rng.randrange(1, 16_000_000):08}" if name.isascii() else _credit_code(rng)
        yield [name, number, rng.choice(("Active", "Active", "Active", "Dissolved")), rng.choice(_CITY)]


def _credit_code(rng: random.Random) -> str:
    """Shaped like a credit code; the region is one of few, as in a provincial list."""
    tail = "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(8))
    return f"91{rng.choice(('110105', '310115', '330201', '440305'))}MA{tail}"


def baselines(all_names: list[str], queries: list[tuple[str, str, str]], folder: Path) -> dict[str, object]:
    """The trigram index and brute force over the same core names."""
    cores = [core_name(name) for name in all_names]
    began = time.perf_counter()
    ask = trigram_index(cores, folder)
    seconds = round(time.perf_counter() - began, 1)
    size = round((folder / "trigram.db").stat().st_size / 1e6, 1)

    def brute(query: str) -> list[str]:
        return [found[0] for found in process.extract(core_name(query), cores, scorer=fuzz.ratio, limit=5)]

    found = {"trigram_import_s": seconds, "trigram_mb": size, "trigram": measured(ask, queries)}
    return {**found, "rapidfuzz": measured(brute, queries[:100])}


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=300_000)
    parser.add_argument("--queries", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--narrow", action="store_true")
    parser.add_argument("--columns", action="store_true")
    parser.add_argument("--no-baselines", action="store_true")
    options = parser.parse_args()
    all_names = names(options.names, options.seed, NARROW if options.narrow else WIDE)
    rng = random.Random(options.seed + 1)
    queries = [(*variants(name, rng), name) for name in rng.sample(all_names, options.queries)]
    report: dict[str, object] = {"names": len(all_names), "seed": options.seed, "narrow": options.narrow}
    with tempfile.TemporaryDirectory() as folder:
        table, store_file = Path(folder) / "names.csv", Path(folder) / "registers.db"
        with table.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows_of(all_names, options.columns, options.seed))
        with RegisterStore(store_file) as store:
            began, used = time.perf_counter(), time.process_time()
            store.import_file(table)
            report["import_cpu_s"] = round(time.process_time() - used, 1)
            report["import_s"] = round(time.perf_counter() - began, 1)
        with RegisterStore(store_file) as store:
            report["table_mb"] = round(table.stat().st_size / 1e6, 1)
            report["file_mb"] = round(store_file.stat().st_size / 1e6, 1)
            report["register"] = measured(lambda query: [hit.name for hit in store.search(query, limit=5)], queries)
            if options.columns:
                sample = list(rows_of(all_names, True, options.seed))[1 :: len(all_names) // 200]
                numbered = [("identifier", row[1], row[0]) for row in sample]
                report["identifiers"] = measured(lambda query: [hit.name for hit in store.search(query)], numbered)
        if not options.no_baselines:
            report |= baselines(all_names, queries, Path(folder))
    json.dump(report, sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
