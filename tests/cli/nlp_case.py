# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hard corpus, as the formats of language processing are to hold it."""

from exchange_case import ExchangeCase


def utf16(text, start, end):
    return text.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le")


class NlpCase(ExchangeCase):
    def setUp(self):
        super().setUp()
        self.make_hard_corpus()

    def stems(self):
        """(folder and stem of a document, article, coder) of each that was coded."""
        found = {(known["coder"], known["article"]) for known in self.known.values()}
        return [(f"{coder}/{article.removesuffix('.txt')}", article, coder) for coder, article in sorted(found)]

    def check_uima(self, claims):
        """@claims: id → features, with the words of its pieces."""
        self.assertEqual(set(claims), set(self.known))
        for claim, known in self.known.items():
            one = claims[claim]
            self.assertEqual(one["words"], known["text"])
            self.assertEqual(one.get("speakers", []), known["speaker"])
            self.assertEqual(one.get("issues", []), known["issue"])
            self.assertEqual(one.get("evidence", []), known["evidence"])
            for name in ("stance", "certainty", "note"):
                self.assertEqual(one.get(name), known[name])
