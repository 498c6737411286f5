#!/usr/bin/env python3
"""Writes customers.jsonl: invented customers, the same ones each time.

Among the comments is everything that makes a CSV file hard: Japanese, quotes, commas, tabs,
newlines of all three kinds, emptiness and NULL.
"""

import json
import random
from pathlib import Path

ROWS = 1000
FIRST_TIME = 1421667928  # 2015-01-19 11:45:28 UTC

FAMILIES = ["sato", "suzuki", "takahashi", "tanaka", "ito", "watanabe", "yamamoto", "nakamura",
            "kobayashi", "kato", "martin", "garcia", "mueller", "rossi", "nguyen", "o'brien"]
GIVEN = ["haruto", "yui", "sota", "hina", "minato", "mei", "ren", "sakura", "anna", "luca"]

COMMENTS = [
    "Fast delivery, thank you",
    "配達は午後希望\n不在の場合は宅配ボックスへ",
    'She said "perfect" and ordered two more',
    None,
    "Typed on Windows:\r\nline two\r\nline three",
    "",
    "SKU\tqty\nA-100\t2",
    "とても満足しています。また利用します。",
    "An old Mac wrote\rthis",
    "\\N",
    "サイズが合わなかったので、交換をお願いしました。",
    "「また買いたい」と家族も言っています",
    "Rang twice.\nLeft with the neighbour.",
    "red, green and blue",
    '"quoted", with a comma',
    "C:\\orders\\2015",
    "  leading and trailing  ",
    "髙橋さん（はしごだか）宛、領収書は「㈱」で",
    "Ünïcödé straße, naïve café",
    "👍🏽 great, 10/10 🎉",
    "ﾊﾝｶｸ ｶﾀｶﾅ",
    None,
]


def customers():
    dice = random.Random(20150119)
    time = FIRST_TIME
    for number in range(1, ROWS + 1):
        time += dice.randrange(20, 2400)
        account = f"{dice.choice(GIVEN)}.{dice.choice(FAMILIES)}{number:04d}@example.com"
        purchase = None if dice.random() < 0.03 else dice.choice([0, 480, 980, 1980, 12800, 398000])
        # The first customers show each kind of comment once, in order.
        comment = COMMENTS[number - 1] if number <= len(COMMENTS) else dice.choice(COMMENTS)
        yield {"id": number, "account": account, "purchase": purchase, "comment": comment,
               "time": time}


def main():
    target = Path(__file__).with_name("customers.jsonl")
    with target.open("w", encoding="utf-8", newline="\n") as out:
        for customer in customers():
            out.write(json.dumps(customer, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
