#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What searching and counting find with and without boilerplate; the places were counted by hand."""

import json

from cli_case import CliCase, main

LEVY = "Subscribe to our letter\n\nThe levy stays, says the minister.\n\nAll rights reserved, levy board\n"
SHORT = "Subscribe now\n\nNothing else here.\n"
VIEW = "Readers subscribe to the view.\n"
ACROSS = "The tide\n\nAdvertisement\n\nlevy rises.\n"


class Boilerplate(CliCase):
    def setUp(self):
        super().setUp()
        self.write_codebook()
        self.write("across.txt", ACROSS)
        self.write("levy.txt", LEVY)
        self.write("short.txt", SHORT)
        self.write("view.txt", VIEW)
        for name, paragraph in (("across", 2), ("levy", 1), ("levy", 3), ("short", 1)):
            self.run_cli("zones", self.path(name + ".txt"), "--boilerplate", str(paragraph))

    def found(self, query, *words, **options):
        return [(article["path"], article["hits"])
                for article in self.run_json("search", self.corpus, query, *words, **options)["articles"]]

    def compare(self, query, with_it, without):
        self.assertEqual(self.found(query), with_it, query)
        self.assertEqual(self.found(query, "--without-boilerplate"), without, query)

    def test_words(self):
        self.compare("subscribe", [("levy.txt", 1), ("short.txt", 1), ("view.txt", 1)], [("view.txt", 1)])
        self.compare("levy", [("across.txt", 1), ("levy.txt", 2)], [("across.txt", 1), ("levy.txt", 1)])
        self.compare("levy board", [("levy.txt", 3)], [])
        self.compare("subscri*", [("levy.txt", 1), ("short.txt", 1), ("view.txt", 1)], [("view.txt", 1)])
        # What is excluded is not excluded for a word in boilerplate.
        self.compare("levy NOT subscribe", [("across.txt", 1)], [("across.txt", 1), ("levy.txt", 1)])
        self.compare("nothing OR rights", [("levy.txt", 1), ("short.txt", 1)], [("short.txt", 1)])

    def test_across(self):
        """A text goes on behind what was put into it."""
        self.compare('"tide levy"', [], [("across.txt", 1)])
        self.compare("tide NEAR/0 levy", [], [("across.txt", 2)])
        hit, = self.run_json("search", self.corpus, '"tide levy"', "--kwic", "--without-boilerplate")["hits"]
        self.assertEqual((hit["start"], hit["end"]), (4, 29))
        self.assertEqual(ACROSS[4:29], "tide\n\nAdvertisement\n\nlevy")

    def test_expressions(self):
        self.compare("/sub\\w+/", [("levy.txt", 1), ("short.txt", 1), ("view.txt", 1)], [("view.txt", 1)])
        self.compare("levy /rights \\w+/", [("levy.txt", 3)], [])
        # Nothing that was put in the place of boilerplate is found.
        self.compare("/[^a-z]{9,}/", [], [])
        self.compare("/\\S{13,}/", [("across.txt", 1)], [])

    def test_concordance(self):
        hits = self.run_json("search", self.corpus, "levy", "--kwic", "--without-boilerplate")
        self.assertEqual([(hit["path"], hit["start"], hit["end"]) for hit in hits["hits"]],
                         [("across.txt", 25, 29), ("levy.txt", 29, 33)])
        self.assertEqual(hits["n_hits"], 2)

    def test_snippet(self):
        """Of an article without hits the beginning is shown."""
        shown = {article["path"]: article["words"].strip()
                 for article in self.run_json("search", self.corpus, "status:new", "--without-boilerplate")["articles"]}
        self.assertEqual(shown["short.txt"], "Nothing else here.")
        self.assertEqual(shown["view.txt"], "Readers subscribe to the view.")

    def test_partly(self):
        """A hit or a claim that begins before the boilerplate counts."""
        self.compare("/minister\\.\\s+All/", [("levy.txt", 1)], [])
        self.compare("/minister\\.[^x]+/", [("levy.txt", 1)], [("levy.txt", 1)])
        self.annotate("levy.txt", "50-70", "--stance", "oppose")
        self.compare("stance:oppose", [("levy.txt", 1)], [("levy.txt", 1)])

    def test_claims(self):
        inside = self.annotate("levy.txt", "61-71", "--stance", "oppose", "--speaker", "Kovac")
        body = self.annotate("levy.txt", "25-39", "--stance", "support", "--speaker", "Minister")
        self.compare("stance:oppose", [("levy.txt", 1)], [])
        self.compare("stance:support", [("levy.txt", 1)], [("levy.txt", 1)])
        self.compare("view NOT stance:oppose", [("view.txt", 1)], [("view.txt", 1)])
        self.compare("levy NOT stance:oppose", [("across.txt", 1)], [("across.txt", 1), ("levy.txt", 1)])

        def ids(*words):
            return [claim["id"] for claim in self.run_json("claims", self.corpus, "--columns", "id", *words)["claims"]]

        self.assertEqual(ids(), [body, inside])
        self.assertEqual(ids("--where", "zone is boilerplate"), [inside])
        self.assertEqual(ids("--where", "zone is Boilerplate and stance is oppose"), [inside])
        self.assertEqual(ids("--where", "zone is-not boilerplate"), [body])
        self.assertEqual(ids("--where", "zone unset"), [body])
        self.assertEqual(ids("--without-boilerplate"), [body])

        table = self.run_json("crosstab", self.corpus, "--rows", "zone", "--columns", "stance")
        self.assertEqual(sorted((cell["row"] or "", cell["column"], cell["count"]) for cell in table["cells"]),
                         [("", "oppose", 0), ("", "support", 1), ("boilerplate", "oppose", 1),
                          ("boilerplate", "support", 0)])
        table = self.run_json("crosstab", self.corpus, "--rows", "speaker", "--columns", "stance",
                              "--without-boilerplate")
        self.assertEqual([(cell["row"], cell["count"]) for cell in table["cells"]], [("minister", 1)])

        self.assertEqual(self.run_json("stats", self.corpus)["claims"], 2)
        stats = self.run_json("stats", self.corpus, "--without-boilerplate")
        self.assertEqual((stats["articles"], stats["claims"]), (4, 1))
        self.assertEqual([(row["code"], row["count"]) for row in stats["speakers"]], [("minister", 1)])
        self.assertEqual([row["count"] for row in stats["coders"]], [1])

        # What is no longer boilerplate counts again: the claim was not touched.
        self.run_cli("zones", self.path("levy.txt"), "--plain", "3")
        self.compare("stance:oppose", [("levy.txt", 1)], [("levy.txt", 1)])
        self.assertEqual(ids("--where", "zone is boilerplate"), [])
        self.assertEqual(self.run_json("stats", self.corpus, "--without-boilerplate")["claims"], 2)

    def test_own_variable(self):
        """A codebook may have had a variable of that name before."""
        codebook = json.loads(self.read("codebook.json"))
        codebook["variables"].append({"id": "zone", "label": "Zone of town", "type": "one",
                                      "values": [{"id": "harbour", "label": "Harbour"}]})
        self.write("codebook.json", json.dumps(codebook))
        self.annotate("levy.txt", "61-71", "--stance", "oppose")
        body = self.annotate("levy.txt", "25-39", "--set", "zone=harbour")
        shown = self.run_json("claims", self.corpus, "--columns", "id", "--where", "zone is harbour")["claims"]
        self.assertEqual([claim["id"] for claim in shown], [body])
        shown = self.run_json("claims", self.corpus, "--columns", "id", "--without-boilerplate")["claims"]
        self.assertEqual([claim["id"] for claim in shown], [body])

    def test_follows(self):
        """The index follows zones, and the article below them."""
        self.assertEqual(self.found("subscribe", "--without-boilerplate"), [("view.txt", 1)])
        self.run_cli("zones", self.path("view.txt"), "--boilerplate", "1")
        self.assertEqual(self.found("subscribe", "--without-boilerplate"), [])
        self.run_cli("zones", self.path("view.txt"), "--plain", "1")
        self.run_cli("zones", self.path("short.txt"), "--plain", "1")
        self.assertEqual(self.found("subscribe", "--without-boilerplate"), [("short.txt", 1), ("view.txt", 1)])
        self.write("levy.txt", "All rights reserved, levy board\n\nSubscribe for a levy.\n")
        self.assertEqual(self.found("levy", "--without-boilerplate"), [("across.txt", 1), ("levy.txt", 1)])

    def test_unreadable(self):
        """Zones that can't be read leave nothing out, and that is said."""
        self.write("levy.txt.meta.json", "{}")
        self.assertEqual(self.found("rights"), [("levy.txt", 1)])
        said = self.run_json("search", self.corpus, "rights", "--without-boilerplate", status=1)
        self.assertEqual([article["hits"] for article in said["articles"]], [1])
        problem, = said["problems"]
        self.assertIn("levy.txt: what of it is boilerplate can’t be read, and nothing is left out", problem)
        self.annotate("levy.txt", "61-71", "--stance", "oppose")
        for verb in (("claims", "--without-boilerplate"), ("stats", "--without-boilerplate"),
                     ("crosstab", "--rows", "stance", "--columns", "zone")):
            _, err = self.run_cli(verb[0], self.corpus, *verb[1:], status=1)
            self.assertEqual(err.count("what of it is boilerplate can’t be read"), 1, verb)


if __name__ == "__main__":
    main()
