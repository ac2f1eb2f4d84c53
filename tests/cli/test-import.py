#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`import`: the formats and databases of tests/data/import, with text and metadata written down by hand."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import zipfile

import jsonschema

import cli_case
from cli_case import CliCase, main

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "import")

LEVY = "The harbour levy will stay in force until the end of the decade, the council said on Monday, " \
       "after a debate that went on until midnight."
MILLION = "“We cannot give up four million a year,” said Ada Novak, who chairs the council, to reporters."
COURT = "Shop owners at the quay said that they would go to court, and that they would win."

SPEECH = """Harbour levy stays, council says

The harbour levy will stay in force until the end of the decade, the council of Ketta said on Monday.

“We cannot give up four million a year,” said Ada Nováková – who chairs the council.
She did not take questions.

The court

Мы пойдём в суд, said a shop owner; 我们也去, said another. Emoji: 🛶.

%s

The end.
"""


class ImportCase(CliCase):
    def dry(self, name, *words, status=0):
        """What would come of a file: a list of (state, fields, text), and the document."""
        path = name if os.path.isabs(name) else os.path.join(DATA, name)
        found = self.run_json("import", self.corpus, path, "--dry-run", *words, status=status)
        articles = [(article["state"],
                     {field.get("name") or ":" + field["label"]: field["value"] for field in article["fields"]},
                     article["text"]) for article in found["articles"]]
        return articles, found

    def check(self, name, *expected, words=()):
        """Each of `expected` is (fields, text); the fields are all there is."""
        articles, found = self.dry(name, *words)
        self.assertEqual(len(articles), len(expected))
        for (state, fields, text), (wanted, body) in zip(articles, expected):
            self.assertEqual(state, "ok", wanted)
            self.assertEqual(fields, wanted)
            self.assertEqual(text, body)
        self.assertEqual(found["problems"], [])
        return found

    def meta(self, name):
        with open(self.path(name + ".meta.json"), encoding="utf-8") as file:
            return json.load(file)


class TestDatabases(ImportCase):
    def test_lexisnexis_english(self):
        found = self.check(
            "lexisnexis-en.txt",
            ({"provider": "LexisNexis", "date": "2031-03-04", "edition": "Late Edition - Final",
              "outlet": "The Ketta Daily", "headline": "Harbour levy stays, council says",
              "byline": "Mira Osterby and Jonas Lind", "section": "NEWS", "page": "3", "word_count": "61",
              "dateline": "KETTA", ":LOAD-DATE": "March 5, 2031", "language": "en",
              ":GRAPHIC": "Ada Novak at the quay. Photograph: P. Rask", "genre": "Newspaper",
              "rights": "Copyright 2031 The Ketta Daily Limited All Rights Reserved"},
             "Harbour levy stays, council says\n\n"
             "The harbour levy will stay in force until the end of the decade, the council of Ketta said on Monday "
             "after a debate that went on until midnight.\n\n"
             "\"We cannot give up four million a year,\" said Ada Novak, who chairs the council.\n\n"
             "Shop owners at the quay said that they would go to court.\n"),
            ({"provider": "LexisNexis", "date": "2031-03-05", "outlet": "The Courier (Dunmarrow)",
              "headline": "Letter: the vote of 3 March 2031 was no mistake", "section": "LETTERS", "page": "A6",
              "word_count": "24", "subheadline": "A reader answers our comment", ":LOAD-DATE": "March 6, 2031",
              "language": "en", "genre": "Newspaper",
              "rights": "Copyright 2031 Courier Newspapers All Rights Reserved"},
             "Letter: the vote of 3 March 2031 was no mistake\n\nA reader answers our comment\n\n"
             "Sir, the vote of 3 March 2031 was no mistake. It was overdue.\n\nP. Holm, Dunmarrow\n"),
            ({"provider": "LexisNexis", "date": "2031-03-07", "outlet": "Northwire",
              "headline": "Barrage: what we know", "word_count": "12", ":LOAD-DATE": "March 7, 2031",
              "language": "en", "genre": "Newswire", "rights": "Copyright 2031 Northwire All Rights Reserved"},
             "Barrage: what we know\n\nThe barrage opens in May. Its price is not known.\n"))
        with open(os.path.join(DATA, "lexisnexis-en.txt"), "rb") as file:
            original = file.read()
        for number, article in enumerate(found["articles"], 1):
            piece = original[article["start"]:article["end"]].decode("utf-8")
            self.assertEqual(piece.split()[:4], [str(number), "of", "3", "DOCUMENTS"])
            self.assertTrue(piece.endswith("All Rights Reserved\r\n" + ("\r\n\r\n" if number < 3 else "")))

    def test_lexisnexis_german(self):
        found = self.check(
            "lexisnexis-de.txt",
            ({"provider": "LexisNexis", "date": "2031-03-05", "outlet": "Hafenpost",
              "headline": "Die Abgabe bleibt, sagt der Rat", "byline": "Jörg Möller", "section": "POLITIK", "page": "4",
              "word_count": "20", "dateline": "KETTA", ":UPDATE": "6. März 2031", "language": "de",
              "genre": "Zeitung", "rights": "Copyright 2031 Hafenpost Verlag Alle Rechte vorbehalten"},
             "Die Abgabe bleibt, sagt der Rat\n\nDie Hafenabgabe bleibt bis zum Ende des Jahrzehnts. "
             "„Wir können nicht anders“, sagte die Vorsitzende.\n"),
            ({"provider": "LexisNexis", "date": "2031-03-07", "outlet": "Hafenpost",
              "headline": "Kommentar: Überfällig", "byline": "Käthe Groß", "section": "MEINUNG", "page": "2",
              "word_count": "6", ":UPDATE": "8. März 2031", "language": "de", "genre": "Zeitung",
              "rights": "Copyright 2031 Hafenpost Verlag Alle Rechte vorbehalten"},
             "Kommentar: Überfällig\n\nDas war überfällig. Es bleibt dabei.\n"))
        # Windows-1252: a byte a character, as Python counts them.
        with open(os.path.join(DATA, "lexisnexis-de.txt"), "rb") as file:
            original = file.read()
        self.assertEqual(found["articles"][0]["encoding"], "WINDOWS-1252")
        self.assertEqual(found["articles"][1]["start"], original.index(b"Dokument 2 von 2") - 29)
        self.assertEqual(found["articles"][1]["end"], len(original))

    def test_lexisnexis_french(self):
        self.check(
            "lexisnexis-fr.txt",
            ({"provider": "LexisNexis", "date": "2031-03-05", "outlet": "Le Courrier du Port",
              "headline": "La taxe du port est maintenue", "byline": "Élise Béranger",
              "section": "POLITIQUE", "page": "7",
              "word_count": "18", ":DATE-DE-CHARGEMENT": "6 mars 2031", "language": "fr", "genre": "Journal",
              "rights": "Copyright 2031 Le Courrier du Port Tous droits réservés"},
             "La taxe du port est maintenue\n\nLa taxe du port sera maintenue jusqu'à la fin de la décennie, "
             "selon le conseil.\n"))

    def test_nexis_uni(self):
        for name in ("nexis-uni.docx", "nexis-uni.rtf"):
            self.check(
                name,
                ({"provider": "LexisNexis", "date": "2031-03-04",
                  "rights": "Copyright 2031 The Ketta Daily Limited All Rights Reserved",
                  "headline": "Harbour levy stays, council says", "outlet": "The Ketta Daily",
                  "edition": "Late Edition - Final", "section": "NEWS", "page": "3", "word_count": "61",
                  "byline": "Mira Osterby", "subheadline": "Shop owners go to court", "language": "en",
                  "genre": "Newspaper", "keywords": "TAXATION (90%)", ":Load-Date": "March 5, 2031"},
                 "Harbour levy stays, council says\n\nShop owners go to court\n\n"
                 "The harbour levy will stay in force until the end of the decade, the council said.\n\n"
                 "Section 4 of the law: no change.\n\n"
                 "“We cannot give up four million a year,” said Ada Novak.\n"),
                ({"provider": "LexisNexis", "date": "2031-03-07", "rights": "Copyright 2031 Northwire",
                  "headline": "Barrage: what we know", "outlet": "Northwire", "word_count": "12",
                  ":Load-Date": "March 7, 2031"},
                 "Barrage: what we know\n\nThe barrage opens in May. Its price is not known.\n"))

    def test_nexis_uni_german_french(self):
        for ending in ("docx", "rtf"):
            self.check(
                f"nexis-uni-de.{ending}",
                ({"provider": "LexisNexis", "date": "2031-03-05", "outlet": "Hafenpost",
                  "rights": "Copyright 2031 Hafenpost Verlag Alle Rechte vorbehalten",
                  "headline": "Die Abgabe bleibt, sagt der Rat", "section": "POLITIK", "page": "4", "word_count": "20",
                  "byline": "Jörg Möller", "language": "de", ":Ladedatum": "6. März 2031"},
                 "Die Abgabe bleibt, sagt der Rat\n\nDie Hafenabgabe bleibt bis zum Ende des Jahrzehnts.\n\n"
                 "„Wir können nicht anders“, sagte die Vorsitzende.\n"))
            self.check(
                f"nexis-uni-fr.{ending}",
                ({"provider": "LexisNexis", "date": "2031-03-05", "outlet": "Le Courrier du Port",
                  "rights": "Copyright 2031 Le Courrier du Port Tous droits réservés",
                  "headline": "La taxe du port est maintenue", "section": "POLITIQUE", "page": "7", "word_count": "18",
                  "byline": "Élise Béranger", "language": "fr", ":Date de chargement": "6 mars 2031"},
                 "La taxe du port est maintenue\n\nLa taxe du port sera maintenue jusqu’à la fin de la décennie.\n"))

    def test_nexis_uni_without_headings(self):
        """Where nothing is a heading, the cover is told from the article by what stands before the date."""
        parts = ["User Name: Mira", "Documents (2)", "1. Levy stays", "2. Barrage", "Levy stays", "The Ketta Daily",
                 "March 4, 2031 Tuesday", "Copyright 2031 X", "Length: 3 words", "Body", "The levy stays.",
                 "Load-Date: March 5, 2031", "End of Document", "Barrage", "Northwire", "March 7, 2031",
                 "Length: 2 words", "Body", "It opens.", "End of Document"]
        articles, found = self.dry(self.write("x.txt", "\n\n".join(parts) + "\n"))
        self.assertEqual([(fields["headline"], fields["outlet"], fields["date"], text)
                          for _, fields, text in articles],
                         [("Levy stays", "The Ketta Daily", "2031-03-04", "Levy stays\n\nThe levy stays.\n"),
                          ("Barrage", "Northwire", "2031-03-07", "Barrage\n\nIt opens.\n")])
        self.assertEqual(found["problems"], [])

    def test_factiva_french(self):
        path = self.write("f.txt", "HD        La taxe du port est maintenue\nBY        Par Élise Béranger\n"
                                   "WC        18 mots\nPD        5 mars 2031\nSN        Le Courrier du Port\n"
                                   "LA        Français\n\n"
                                   "LP        \nLa taxe du port sera maintenue.\n\nTD        \nLe conseil l'a dit.\n\n"
                                   "Document COURPO0020310305e7350001c\n")
        self.check(path, ({"provider": "Factiva", "headline": "La taxe du port est maintenue",
                           "byline": "Par Élise Béranger", "word_count": "18", "date": "2031-03-05",
                           "outlet": "Le Courrier du Port", "language": "fr",
                           "provider_id": "COURPO0020310305e7350001c"},
                          "La taxe du port est maintenue\n\nLa taxe du port sera maintenue.\n\nLe conseil l'a dit.\n"))

    def test_proquest_older(self):
        path = self.write("p.txt", "".join(
            f"Document {n} of 2\n\n{title}\n\nAuthor: Osterby, Mira\n\nPublication title: Northwire\n\n"
            f"Publication date: Mar {n}, 2031\n\nProQuest document ID: 310{n}\n\nFull text: {text}\n\n"
            "Subject: Taxes\n\n"
            for n, title, text in ((1, "Levy: it stays", "The levy stays."), (2, "Barrage", "It opens."))))
        known = {"provider": "ProQuest", "byline": "Osterby, Mira", "outlet": "Northwire", "keywords": "Taxes"}
        self.check(path, (dict(known, headline="Levy: it stays", date="2031-03-01", provider_id="3101"),
                          "Levy: it stays\n\nThe levy stays.\n"),
                   (dict(known, headline="Barrage", date="2031-03-02", provider_id="3102"), "Barrage\n\nIt opens.\n"))

    def test_factiva_text(self):
        self.check(
            "factiva.txt",
            ({"provider": "Factiva", "headline": "Harbour levy stays, council says", "byline": "By Mira Osterby",
              "word_count": "61", "date": "2031-03-04", ":ET": "06:12 PM", "outlet": "The Ketta Daily",
              ":SC": "KETDLY", "edition": "Final", "page": "3", "language": "en",
              "rights": "Copyright 2031 The Ketta Daily Limited", ":IN": "iharb : Ports/Harbours",
              "keywords": "gtax : Taxation | gpol : Domestic Politics", "places": "ketta : Ketta",
              "publisher": "The Ketta Daily Limited", "provider_id": "KETDLY0020310304ea3c0001u"},
             "Harbour levy stays, council says\n\n"
             "KETTA -- The harbour levy will stay in force until the end of the decade, the council said on "
             "Monday.\n\n\"We cannot give up four million a year,\" said Ada Novak, who chairs the council.\n\n"
             "Shop owners said that they would go to court.\n"),
            ({"provider": "Factiva", "headline": "Barrage: what we know", "word_count": "12", "date": "2031-03-07",
              "outlet": "Northwire", ":SC": "NWIRE", "language": "en", "rights": "(c) 2031 Northwire",
              "provider_id": "NWIRE00020310307ea37000a1"},
             "Barrage: what we know\n\nThe barrage opens in May.\n\nIts price is not known.\n"))

    def test_lexisnexis_html(self):
        found = self.check(
            "lexisnexis-old.html",
            ({"provider": "LexisNexis", "date": "2031-03-04", "outlet": "The Ketta Daily",
              "headline": "Harbour levy stays, council says", "byline": "Mira Osterby", "section": "NEWS", "page": "A6",
              "word_count": "61", ":LOAD-DATE": "March 5, 2031", "language": "en",
              "rights": "Copyright 2031 The Ketta Daily Limited All Rights Reserved"},
             "Harbour levy stays, council says\n\nThe harbour levy will stay in force.\n\n"
             "\"We cannot give up four million a year,\" said Ada Novak & others.\n"),
            ({"provider": "LexisNexis", "date": "2031-03-07", "outlet": "Northwire",
              "headline": "Barrage: what we know", "word_count": "12", ":LOAD-DATE": "March 7, 2031",
              "rights": "Copyright 2031 Northwire All Rights Reserved"},
             "Barrage: what we know\n\nThe barrage opens in May.\n"))
        with open(os.path.join(DATA, "lexisnexis-old.html"), "rb") as file:
            original = file.read()
        for number, article in enumerate(found["articles"], 1):
            self.assertIn(b"%d of 2 DOCUMENTS" % number, original[article["start"]:article["end"]])
            self.assertNotIn(b"%d of 2 DOCUMENTS" % (3 - number), original[article["start"]:article["end"]])

    def test_factiva_rich(self):
        for name in ("factiva.html", "factiva.rtf"):
            self.check_factiva_german(name)

    def check_factiva_german(self, name):
        self.check(
            name,
            ({"provider": "Factiva", "headline": "Die Abgabe bleibt, sagt der Rat", "byline": "Jörg Möller",
              "word_count": "20", "date": "2031-03-05", "outlet": "Hafenpost", ":SC": "HAFENP", "page": "A6",
              "language": "de", "rights": "Copyright 2031 Hafenpost Verlag",
              "provider_id": "HAFENP0020310305e7350001c"},
             "Die Abgabe bleibt, sagt der Rat\n\nDie Hafenabgabe bleibt bis zum Ende des Jahrzehnts.\n\n"
             "„Wir können nicht anders“, sagte die Vorsitzende.\n\nHändler & Wirte wollen klagen.\n"),
            ({"provider": "Factiva", "headline": "Kommentar: Überfällig", "date": "2031-03-07",
              "outlet": "Hafenpost", "provider_id": "HAFENP0020310307e7370002d"},
             "Kommentar: Überfällig\n\nDas war überfällig.\n\nEs bleibt dabei.\n"))

    def test_factiva_display(self):
        self.check(
            "factiva-display.html",
            ({"provider": "Factiva", "section": "NEWS", "headline": "Harbour levy stays, council says",
              "byline": "Mira Osterby", "word_count": "61", "date": "2031-03-04", "outlet": "The Ketta Daily",
              ":Head": "KETDLY; 3", "language": "en", "rights": "Copyright 2031 The Ketta Daily Limited",
              "provider_id": "KETDLY0000310304ea3c0001u"},
             "Harbour levy stays, council says\n\n"
             "The harbour levy will stay in force until the end of the decade.\n\n"
             "Shop owners said that they would go to court.\n"))

    def test_proquest(self):
        self.check(
            "proquest.txt",
            ({"provider": "ProQuest", "byline": "Osterby, Mira",
              ":Publication info": "The Ketta Daily ; Ketta [Ketta]. 04 Mar 2031: 3.",
              ":Abstract": "The council keeps the levy.", "keywords": "Taxes; Harbors", "places": "Ketta",
              "headline": "Harbour levy stays, council says", "outlet": "The Ketta Daily", "page": "3",
              ":Publication year": "2031", "date": "2031-03-04", "section": "News",
              "publisher": "The Ketta Daily Limited", ":Place of publication": "Ketta",
              ":Country of publication": "Ketta, Ketta", ":ISSN": "00000000", ":Source type": "Newspapers",
              "language": "en", "genre": "News", "provider_id": "3100000001",
              "url": "https://www.example.org/docview/3100000001",
              "rights": "Copyright The Ketta Daily Limited Mar 4, 2031", ":Last updated": "2031-03-05",
              ":Database": "Example Newsstand"},
             "Harbour levy stays, council says\n\n"
             "The harbour levy will stay in force until the end of the decade, the council said on Monday.\n\n"
             "\"We cannot give up four million a year,\" said Ada Novak: she chairs the council.\n\n"
             "Note: this line is part of the article.\n"),
            ({"provider": "ProQuest", ":Publication info": "Northwire [Dunmarrow] 07 Mar 2031.",
              "outlet": "Northwire", "date": "2031-03-07", "language": "en", "provider_id": "3100000002",
              "headline": "Barrage: what we know"},
             "Barrage: what we know\n\nThe barrage opens in May. Its price is not known.\n"))

    def test_europresse(self):
        found = self.check(
            "europresse.html",
            ({"provider": "Europresse", "outlet": "Le Courrier du Port",
              "headline": "La taxe du port est maintenue", "date": "2031-03-05", "section": "Politique", "page": "7",
              "word_count": "120", "byline": "Élise Béranger",
              "rights": "© 2031 Le Courrier du Port. Tous droits réservés.",
              "provider_id": "news·20310305·LCP·0012"},
             "La taxe du port est maintenue\n\nLa taxe du port sera maintenue jusqu’à la fin de la décennie, selon "
             "le conseil.\n\n« Nous n’avons pas le choix », dit la présidente.\n"),
            ({"provider": "Europresse", "outlet": "Le Courrier du Port", "headline": "Enfin", "date": "2031-03-07",
              "section": "Opinion", "provider_id": "news·20310307·LCP·0003"},
             "Enfin\n\nEnfin, la taxe reste.\n"))
        with open(os.path.join(DATA, "europresse.html"), "rb") as file:
            original = file.read()
        starts = [original.index(b"<article>"), original.index(b"<article>", 100)]
        self.assertEqual([article["start"] for article in found["articles"]], starts)

    def test_count(self):
        with open(os.path.join(DATA, "lexisnexis-en.txt"), encoding="utf-8-sig", newline="") as file:
            text = file.read()
        second = text.index("                               2 of 3")
        third = text.index("                               3 of 3")
        path = self.write("export.TXT", text[:second] + text[third:])
        articles, found = self.dry(path, status=1)
        self.assertEqual(len(articles), 2)
        self.assertEqual([problem["message"] for problem in found["problems"]],
                         ["it says that it has 3 articles, and 2 were found; missing: 2"])

    def test_cut_off(self):
        with open(os.path.join(DATA, "factiva.txt"), "rb") as file:
            text = file.read()
        path = self.write("cut.txt", text[:text.index(b"Document NWIRE")])
        articles, _ = self.dry(path)
        self.assertEqual([state for state, _, _ in articles], ["ok", "doubtful"])
        self.assertEqual(articles[1][1]["headline"], "Barrage: what we know")

    def test_unparsed(self):
        path = self.write("x.txt", "1 of 2 DOCUMENTS\n\nLENGTH: 3 words\n\nOne two three.\n\n"
                                   "2 of 2 DOCUMENTS\n\nNothing here says what it is\n")
        articles, _ = self.dry(path, status=1)
        self.assertEqual(articles[0][0], "doubtful")
        self.assertEqual((articles[1][0], articles[1][2]),
                         ("unparsed", "2 of 2 DOCUMENTS\n\nNothing here says what it is\n"))

    def test_counts_in_words(self):
        """A line like “2 of 3” in an article begins none."""
        path = self.write("x.txt", "1 of 1 DOCUMENTS\n\nThe Ketta Daily\n\nMarch 4, 2031\n\nLevy\n\nLENGTH: 9 words\n\n"
                                   "They voted:\n\n2 of 3\n\nfor it, and\n\n1 of 3\n\nagainst.\n")
        self.check(path, ({"provider": "LexisNexis", "date": "2031-03-04", "outlet": "The Ketta Daily",
                           "headline": "Levy", "word_count": "9"},
                          "Levy\n\nThey voted:\n\n2 of 3\n\nfor it, and\n\n1 of 3\n\nagainst.\n"))

    def test_own_rule(self):
        folder = os.path.join(self.environment["XDG_DATA_HOME"], "adduce", "import-rules")
        os.makedirs(folder)
        rule = "[Rule]\nId=port\nName=Port archive\nShape=fields\nStart=^== (?<n>\\d+)/(?<m>\\d+)$\n" \
               "[Labels]\nheadline=Kop\ndate=Datum\noutlet=Krant\nbody=Tekst\n"
        with open(os.path.join(folder, "port.ini"), "w", encoding="utf-8") as file:
            file.write(rule)
        path = self.write("port.txt", "== 1/1\nKop: Heffing blijft\nDatum: 4 maart 2031\nKrant: De Kade\n"
                                      "Tekst: De heffing blijft.\n")
        self.check(path, ({"headline": "Heffing blijft", "date": "2031-03-04", "outlet": "De Kade"},
                          "Heffing blijft\n\nDe heffing blijft.\n"))
        with open(os.path.join(folder, "port.ini"), "w", encoding="utf-8") as file:
            file.write(rule.replace("^== (", "^== (("))
        _, err = self.run_cli("import", self.corpus, path, "--dry-run", status=1)
        self.assertIn("port.ini: Rule/Start is no regular expression", err)


class TestFormats(ImportCase):
    def test_office(self):
        cells = "Year\n\nIncome\n\n2030\n\n4 million"
        self.check("speech.docx", ({":Title": "Harbour levy stays", "headline": "Harbour levy stays, council says"},
                                   SPEECH % cells))
        self.check("speech.odt", ({":Title": "Harbour levy stays", "headline": "Harbour levy stays, council says"},
                                  SPEECH % cells))
        self.check("speech.rtf", ({":Title": "Harbour levy stays", "headline": "Harbour levy stays, council says"},
                                  SPEECH % "Year\tIncome\n\n2030\t4 million"))

    def test_pdf(self):
        self.check("speech.pdf", ({":Title": "Harbour levy stays"},
                                  SPEECH.replace("council.\nShe", "council.\n\nShe")
                                  % "Year Income\n\n2030 4 million"))
        # Two columns, headers and page numbers, words divided at the ends of lines.
        self.check("paper.pdf", ({":Title": "Ketta Daily"}, """Harbour levy stays

The harbour levy will stay in force until the end of the decade, the council of Ketta said on Monday after an \
extraordinarily long discussion about its administration.

Representatives of the shopkeepers’ association said that the municipality’s justification was incomprehensible, and \
that a well-known lawyer would represent them.

“We cannot give up four million a year,” said Ada Novak, who chairs the council, to the correspondents waiting outside \
with the well-known lawyer.

The barrage opens in May. Its price is not known, and the responsible department refuses to publish its documentation \
at all, or why.

Nobody asked the fishermen, whose representatives protested unsuccessfully.

That is the end.
"""))

    def test_epub(self):
        path = self.write("weekly.epub", b"")
        with zipfile.ZipFile(path, "w") as book:
            book.writestr("mimetype", "application/epub+zip")
            book.writestr("META-INF/container.xml",
                          '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                          '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>')
            book.writestr("OEBPS/content.opf",
                          '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                          "<metadata><dc:title>Ketta Weekly</dc:title><dc:language>en</dc:language>"
                          "<dc:date>2031-03-04</dc:date><dc:publisher>Ketta Press</dc:publisher></metadata><manifest>"
                          '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
                          '<item id="b" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>'
                          '<item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/></manifest>'
                          '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>')
            book.writestr("OEBPS/nav.xhtml", "<html><body><nav>Contents</nav></body></html>")
            book.writestr("OEBPS/text/a.xhtml",
                          "<?xml version='1.0' encoding='utf-8'?><html><head><title>x</title></head>"
                          "<body><h1>Levy stays</h1><p>The levy stays.</p><p>It must.</p></body></html>")
            book.writestr("OEBPS/text/two b.xhtml", "<html><body><h2>Überfällig</h2><p>Käse.</p></body></html>")
        known = {"outlet": "Ketta Weekly", "date": "2031-03-04", "language": "en", "publisher": "Ketta Press"}
        self.check(path, (dict(known, headline="Levy stays"), "Levy stays\n\nThe levy stays.\n\nIt must.\n"),
                   (dict(known, headline="Überfällig"), "Überfällig\n\nKäse.\n"))

    def test_archive(self):
        path = self.write("all.zip", b"")
        with zipfile.ZipFile(path, "w") as out:
            for name in ("factiva.txt", "page-article.html", "nexis-uni.docx"):
                out.write(os.path.join(DATA, name), "exports/" + name)
        found = self.dry(path)[1]
        self.assertEqual([(article["member"], article["format"], article["rule"]) for article in found["articles"]],
                         [("exports/factiva.txt", "text", "factiva")] * 2
                         + [("exports/page-article.html", "html", None)]
                         + [("exports/nexis-uni.docx", "docx", "nexis-uni")] * 2)
        self.assertEqual(found["problems"], [])

    def test_page_json_ld(self):
        self.check("page-jsonld.html",
                   ({"date": "2031-03-04", "headline": "Harbour levy stays, council says",
                     "subheadline": "Shop owners go to court", "authors": "Mira Osterby; Jonas Lind",
                     "section": "News", "language": "en-GB", "word_count": "61", "outlet": "The Ketta Daily",
                     "url": "https://www.example.org/levy"},
                    "Harbour levy stays, council says\n\nShop owners go to court\n\n" +
                    "\n\n".join((LEVY, MILLION, COURT)) + "\n"))

    def test_page_article(self):
        found = self.check("page-article.html",
                           ({"date": "2031-03-05", "headline": "Levy stays", "authors": "Jonas Lind",
                             "outlet": "The Courier", "url": "https://www.example.org/courier/levy"},
                            f"Levy stays\n\n{LEVY}\n\nThe court\n\n{MILLION}\nIt is not the first time.\n\n"
                            f"Four million a year\n\nUntil 2040\n\n{COURT}\n"))
        self.assertEqual(found["articles"][0]["encoding"], "WINDOWS-1252")

    def test_page_scored(self):
        self.check("page-scored.html", ({"headline": "An island is not a line item"},
                                        "An island is not a line item\n\n" +
                                        "\n\n".join((LEVY, MILLION, COURT)) + "\n"))

    def test_subtitles(self):
        self.check("talk.srt", ({}, "The harbour levy will stay in force until the end of the decade.\n\n"
                                    "Is that fair?\n\nIt is the law.\n"))
        self.check("talk.vtt", ({}, "Ada Novak: We cannot give up four million a year.\n\n"
                                    "Jonas Lind: Why not? & why now?\n"))

    def test_plain(self):
        text = "  Räumung der Kaianlage\r\n\r\nDie Häfen schließen früher, als üblich wäre.\r\n"
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
            path = self.write("a.txt", text.encode(encoding))
            articles, _ = self.dry(path)
            self.assertEqual(articles[0][2], text.replace("\r\n", "\n"), encoding)
        russian = "Паром ушёл вовремя, а плотина осталась. Совет решил оставить сбор до конца десятилетия.\n" * 5
        for encoding in ("cp1251", "koi8-r", "utf-16-le", "utf-16-be"):
            path = self.write("a.txt", russian.encode(encoding))
            self.assertEqual(self.dry(path)[0][0][2], russian, encoding)
        path = self.write("a.txt", "Price: 5 €, “said” the council – and left…\n".encode("cp1252"))
        self.assertEqual(self.dry(path)[0][0][2], "Price: 5 €, “said” the council – and left…\n")
        japanese = "港の税は十年の終わりまで続くと議会は述べた。商店主は裁判所に行くと言った。\n" * 3
        for encoding in ("shift_jis", "euc_jp", "iso2022_jp"):
            path = self.write("a.txt", japanese.encode(encoding))
            self.assertEqual(self.dry(path)[0][0][2], japanese, encoding)

    def test_named_encoding(self):
        path = self.write("a.txt", "Zażółć gęślą jaźń\n".encode("iso-8859-2"))
        articles, _ = self.dry(path, "--encoding", "ISO-8859-2")
        self.assertEqual(articles[0][2], "Zażółć gęślą jaźń\n")
        _, err = self.run_cli("import", self.corpus, path, "--dry-run", "--encoding", "UTF-8", status=2)
        self.assertIn("a.txt: it can’t be read as UTF-8; name another encoding", err)

    def test_markdown(self):
        source = "# Levy\n\n*Stays*, said the [council](https://example.org).\n"
        path = os.path.join(self.top, "levy.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(source)
        self.run_cli("import", self.corpus, path)
        self.assertEqual(self.read("levy.md").decode(), source)


class TestTables(ImportCase):
    def test_quanteda(self):
        path = self.write("corpus.csv", 'doc_id,text,date,source,party\n'
                                        'text1,"The levy stays.\n\nIt ""must"".",2031-03-04,The Ketta Daily,SDP\n'
                                        'text2,"Barrage, at last.",2031-03-07,Northwire,\n')
        found = self.check(path,
                           ({"provider_id": "text1", "date": "2031-03-04", "outlet": "The Ketta Daily",
                             ":party": "SDP"}, "The levy stays.\n\nIt \"must\".\n"),
                           ({"provider_id": "text2", "date": "2031-03-07", "outlet": "Northwire"},
                            "Barrage, at last.\n"))
        original = self.read("corpus.csv")
        self.assertEqual([original[a["start"]:a["end"]][:5] for a in found["articles"]], [b"text1", b"text2"])

    def test_media_cloud(self):
        path = self.write("mc.csv", "stories_id,publish_date,title,url,language,ap_syndicated,themes,media_id,"
                                    "media_name,media_url\n"
                                    "1741,2031-03-04 06:12:00,Harbour levy stays,https://example.org/1,en,False,"
                                    "\"taxes, ports\",12,The Ketta Daily,https://example.org/\n")
        articles, _ = self.dry(path)
        self.assertEqual(articles, [("doubtful", {
            "provider_id": "1741", "date": "2031-03-04", "headline": "Harbour levy stays",
            "url": "https://example.org/1", "language": "en", ":ap_syndicated": "False",
            "keywords": "taxes, ports", ":media_id": "12", "outlet": "The Ketta Daily",
            ":media_url": "https://example.org/"}, "Harbour levy stays\n")])

    def test_gdelt(self):
        path = self.write("gdelt.csv", "\ufeffURL,MobileURL,Date,Title\n"
                                       "https://example.org/1,,2031-03-04 06:15:00,Harbour levy stays\n")
        articles, _ = self.dry(path)
        self.assertEqual(articles[0][1], {"url": "https://example.org/1", "date": "2031-03-04",
                                          "headline": "Harbour levy stays"})
        row = ["1000000001", "20310304", "203103", "2031", "2031.17"] + [""] * 52 + ["https://example.org/1"]
        path = self.write("20310304.export.CSV", "\t".join(row) + "\n")
        articles, _ = self.dry(path, "--no-header", "--mapping", "headline=#58", "--mapping", "date=#2",
                               "--mapping", "provider_id=#1")
        self.assertEqual(articles[0][1], {"provider_id": "1000000001", "date": "2031-03-04",
                                          "headline": "https://example.org/1", ":Column 3": "203103",
                                          ":Column 4": "2031", ":Column 5": "2031.17"})

    def test_trafilatura(self):
        path = self.write("t.tsv", "url\tid\tfingerprint\thostname\ttitle\timage\tdate\ttext\tcomments\tlicense\t"
                                   "pagetype\nhttps://example.org/1\t\tab12\texample.org\tLevy\t\t2031-03-04\t"
                                   "It stays.\t\t\tarticle\n")
        self.check(path, ({"url": "https://example.org/1", ":fingerprint": "ab12", "outlet": "example.org",
                           "headline": "Levy", "date": "2031-03-04", "genre": "article"}, "Levy\n\nIt stays.\n"))
        path = self.write("t.json", json.dumps({
            "title": "Levy", "author": "Mira Osterby; Jonas Lind", "hostname": "example.org", "date": "2031-03-04",
            "raw_text": "It stays. It does.", "text": "It stays.\nIt does.", "sitename": "The Ketta Daily",
            "tags": "", "source-hostname": "The Ketta Daily", "excerpt": "It does"}))
        self.check(path, ({"headline": "Levy", "authors": "Mira Osterby; Jonas Lind", ":hostname": "example.org",
                           "date": "2031-03-04", ":raw_text": "It stays. It does.", "outlet": "The Ketta Daily",
                           ":source-hostname": "The Ketta Daily", "subheadline": "It does"},
                          "Levy\n\nIt does\n\nIt stays.\nIt does.\n"))

    def test_mapping(self):
        path = self.write("x.csv", "Kop;Stuk;Dag\nHeffing;De heffing blijft.;04/03/2031\n".encode("cp1252"))
        _, err = self.run_cli("import", self.corpus, path, "--dry-run", status=2)
        self.assertIn("text=COLUMN. There are: Kop, Stuk, Dag", err)
        words = ("--mapping", "text=stuk", "--mapping", "title=Kop", "--mapping", "date=#3")
        articles, _ = self.dry(path, *words)
        self.assertEqual(articles, [("doubtful", {"headline": "Heffing", "date_raw": "04/03/2031"},
                                     "Heffing\n\nDe heffing blijft.\n")])
        for order, date in (("dmy", "2031-03-04"), ("mdy", "2031-04-03")):
            articles, _ = self.dry(path, *words, "--date-order", order)
            self.assertEqual(articles[0][:2], ("ok", {"headline": "Heffing", "date": date}))

    def test_xlsx(self):
        self.check("table.xlsx",
                   ({"headline": "Harbour levy stays", "date": "2031-03-04", "outlet": "The Ketta Daily",
                     "page": "3"}, "Harbour levy stays\n\nThe levy stays.\nIt must.\n"),
                   ({"headline": "Überfällig & gut", "date": "2031-03-07", "outlet": "Hafenpost", "page": "12.5"},
                    "Überfällig & gut\n\nDas war überfällig.\n"))

    def test_json(self):
        path = self.write("api.json", json.dumps({
            "status": "ok", "totalResults": 2, "articles": [
                {"source": {"id": None, "name": "The Ketta Daily"}, "author": "Mira Osterby",
                 "title": "Levy \U0001F6F6", "publishedAt": "2031-03-04T06:12:00Z", "score": 0.75,
                 "content": "<p>It <b>stays</b>.</p><p>It does.</p>", "tags": ["taxes", "ports"]},
                {"source": {"name": "Northwire"}, "title": "Barrage", "publishedAt": "2031-03-07T16:05:00Z",
                 "content": ["It opens.", "In May."]}]}, ensure_ascii=True))
        found = self.check(path,
                           ({"outlet": "The Ketta Daily", "authors": "Mira Osterby", "headline": "Levy 🛶",
                             "date": "2031-03-04", ":score": "0.75", "keywords": "taxes; ports"},
                            "Levy 🛶\n\nIt stays.\n\nIt does.\n"),
                           ({"outlet": "Northwire", "headline": "Barrage", "date": "2031-03-07"},
                            "Barrage\n\nIt opens.\n\nIn May.\n"))
        original = self.read("api.json")
        self.assertTrue(original[found["articles"][1]["start"]:].startswith(b'{"source": {"name": "Northwire"}'))

    def test_json_paths(self):
        path = self.write("es.json", json.dumps({"hits": {"total": 1, "hits": [
            {"_id": "a1", "_source": {"doc": {"kop": "Levy", "stuk": "It stays."}}}]}, "log": [{"a": 1}, {"a": 2}]}))
        self.check(path, ({"provider_id": "a1", "headline": "Levy"}, "Levy\n\nIt stays.\n"),
                   words=("--mapping", "records=hits.hits", "--mapping", "headline=_source.doc.kop",
                          "--mapping", "text=_source.doc.stuk"))

    def test_jsonl(self):
        path = self.write("news.jsonl", '{"title": "Levy", "maintext": "It stays.", "date_publish": "2031-03-04"}\n'
                                        '{"title": "Broken", "maintext": "no end}\n'
                                        '{"title": "Barrage", "maintext": "It opens.", "n": 1.5e3}\n')
        articles, found = self.dry(path, status=1)
        self.assertEqual([(article[0], article[1].get("headline")) for article in articles],
                         [("ok", "Levy"), ("unparsed", None), ("ok", "Barrage")])
        self.assertEqual(articles[1][2], '{"title": "Broken", "maintext": "no end}')
        self.assertEqual([problem["message"] for problem in found["problems"]],
                         ["line 2: column 33: the string that begins here has no end"])
        self.assertEqual(articles[2][1][":n"], "1.5e3")

    def test_ris(self):
        path = self.write("x.ris", "TY  - NEWS\r\nTI  - Harbour levy stays\r\nAU  - Osterby, Mira\r\n"
                                   "AU  - Lind, Jonas\r\nT2  - The Ketta Daily\r\nDA  - 2031/03/04/\r\nPY  - 2031\r\n"
                                   "SP  - 3\r\nEP  - 4\r\nKW  - Taxes\r\nKW  - Ports\r\nLA  - English\r\n"
                                   "AB  - The levy stays,\r\nas it must.\r\nM3  - News\r\nER  - \r\n\r\n"
                                   "TY  - NEWS\r\nT1  - Barrage\r\nJF  - Northwire\r\nPY  - 2031\r\nN2  - It opens.\r\n"
                                   "ER  - \r\n")
        self.check(path, ({"headline": "Harbour levy stays", "authors": "Osterby, Mira; Lind, Jonas",
                           "outlet": "The Ketta Daily", "page": "3–4", "keywords": "Taxes; Ports", "language": "en",
                           ":M3": "News", "date": "2031-03-04"},
                          "Harbour levy stays\n\nThe levy stays,\nas it must.\n"),
                   ({"headline": "Barrage", "outlet": "Northwire", "date": "2031"}, "Barrage\n\nIt opens.\n"))


class TestGuesses(ImportCase):
    def guess(self, text, name="a.txt"):
        found = self.dry(self.write(name, text), "--guess")[1]
        return {field["name"]: (field["value"], field.get("passage")) for field in found["articles"][0]["fields"]}

    def test_agency(self):
        self.assertEqual(
            self.guess("4 Mar 2031 14:13\n\nNovak: levy stays in force\n\nKETTA. March 4 (Northwire) - The levy stays, "
                       "said the council, which met on 2 January 2030.\n\nIt said no more.\n"),
            {"date": ("2031-03-04", "4 Mar 2031 14:13"), "headline": ("Novak: levy stays in force",) * 2,
             "dateline": ("KETTA", "KETTA. March 4 (Northwire) -"),
             "outlet": ("Northwire", "KETTA. March 4 (Northwire) -")})

    def test_blog(self):
        self.assertEqual(
            self.guess("Copyright © 2031 Kettapress.com\n\nWhy the levy stays\n\nArticle by: Mira Osterby\n"
                       "Translated by: Anna Lind\n\n" + "The levy stays, and so it should. " * 8 + "\n"),
            {"rights": ("Copyright © 2031 Kettapress.com",) * 2,
             "outlet": ("Kettapress.com", "Copyright © 2031 Kettapress.com"),
             "headline": ("Why the levy stays",) * 2, "authors": ("Mira Osterby", "Article by: Mira Osterby"),
             "translator": ("Anna Lind", "Translated by: Anna Lind")})

    def test_foot(self):
        words = "\n\n".join("The levy stays, and so it should, said one of them. " * 3 for _ in range(30))
        found = self.guess(f"Levy: an interview\n\n{words}\n\nKetta Daily’s Northern Bureau\n\n"
                           "Permalink: ketta.example/en/news/2031/03/04/levy\nPublished on March 4th, 2031 07:05 PM\n")
        self.assertEqual(found["authors"], ("Ketta Daily’s Northern Bureau",) * 2)
        self.assertEqual(found["url"][0], "ketta.example/en/news/2031/03/04/levy")
        self.assertEqual(found["date"][0], "2031-03-04")
        self.assertEqual(found["outlet"][0], "ketta.example")

    def test_byline(self):
        """As databases print it; the authors are a guess, the byline is not."""
        for byline, authors in (("By Mira Osterby", "Mira Osterby"), ("BY A STAFF REPORTER", "A STAFF REPORTER"),
                                ("By Anna Novak, Jonas Vale and Ada Lind", "Anna Novak; Jonas Vale; Ada Lind"),
                                ("Von Jörg Müller und Käthe von der Heide", "Jörg Müller; Käthe von der Heide"),
                                ("Élise Béranger et Jean Roux", "Élise Béranger; Jean Roux"),
                                ("Osterby, Mira; Vale, Jonas", "Osterby, Mira; Vale, Jonas"),
                                ("Osterby, Mira", "Osterby, Mira"), ("Mira Osterby, Berlin", "Mira Osterby, Berlin")):
            path = self.write("b.csv", f"headline,byline,text\nLevy,\"{byline}\",It stays.\n")
            fields = {field["name"]: (field["value"], field.get("passage"))
                      for field in self.dry(path, "--guess")[1]["articles"][0]["fields"]}
            self.assertEqual((fields["byline"], fields["authors"]), ((byline, None), (authors, byline)))
        path = self.write("b.csv", "headline,byline,authors,text\nLevy,By Mira Osterby,M. O.,It stays.\n")
        self.assertEqual(self.dry(path, "--guess")[0][0][1]["authors"], "M. O.")

    def test_site_by_its_name(self):
        """A site is called as the text calls it: the same letters, perhaps apart."""
        words = "The levy stays, and so it should. " * 8
        for address, said, outlet in (("Kettapress.com", "quote Ketta Press with a link", "Ketta Press"),
                                      ("KETTA-DAILY.example", "said the KETTA Daily, and", "KETTA Daily"),
                                      ("kettapress.com", "write to the kettapress editors", "kettapress.com"),
                                      ("Kettapress.com", "see Kettapress.com for more", "Kettapress.com"),
                                      ("Kettapress.com", "the Ketta Presses roll", "Kettapress.com"),
                                      ("ketta.example", "in Ketta, on Monday", "ketta.example")):
            found = self.guess(f"Permalink: {address}/levy\n\nWhy the levy stays\n\nThey {said}.\n\n{words}\n")
            self.assertEqual(found["outlet"], (outlet, address + "/levy"))

    def test_masthead(self):
        words = "\n\n" + "The levy stays, and so it should. " * 8 + "\n"
        for line, outlet, date in (("The Ketta Courier | Tuesday, 4 March 2031 | Politics", "The Ketta Courier",
                                    "2031-03-04"),
                                   ("Küstenblatt am Sonntag — 20. April 2031 — Analyse", "Küstenblatt am Sonntag",
                                    "2031-04-20"), ("Ketta Daily | Sections | Log in", None, None),
                                   ("4 March 2031 | Politics", None, None)):
            found = self.guess(f"{line}\nSubscribe now\n\nWhy the levy stays in force\n\n{words}")
            self.assertEqual((found.get("outlet", (None,))[0], found.get("date", (None,))[0]), (outlet, date), line)
        found = self.guess(f"Levy stays in force – 4 March 2031{words}")
        self.assertNotIn("outlet", found)
        found = self.guess(f"Levy stays in force{words}\n\n© The Hallan Courier. Reproduction is forbidden.\n")
        self.assertEqual(found["outlet"][0], "The Hallan Courier")

    def test_name_of_the_file(self):
        """It counts before a line of the text, and not before metadata."""
        text = "Why the levy stays\n\nPublished on 5 March 2031\n\nThe levy stays.\n"
        self.assertEqual(self.guess(text, "2031-03-04-levy.txt")["date"], ("2031-03-04", "2031-03-04-levy.txt"))
        self.assertEqual(self.guess(text, "levy.txt")["date"], ("2031-03-05", "Published on 5 March 2031"))
        page = ('<html><head><meta property="article:published_time" content="2031-03-06"></head><body><article><p>'
                + "The levy stays, and so it should. " * 8 + "</p></article></body></html>")
        self.assertEqual(self.guess(page, "2031-03-04-levy.html")["date"][0], "2031-03-06")

    def test_signature(self):
        words = "\n\n".join("The levy stays, and so it should, said one of them. " * 3 for _ in range(8))
        found = self.guess(f"Levy\n\n{words}\n\nMira Osterby\nMira Osterby\nMira Osterby is a fellow of the Seld.\n")
        self.assertEqual(found["authors"], ("Mira Osterby",) * 2)

    def test_languages(self):
        for line, date in (("Veröffentlicht am 4. März 2031", "2031-03-04"), ("Publié le 4 mars 2031", "2031-03-04"),
                           ("Опубликовано 4 марта 2031", "2031-03-04"), ("4 березня 2031", "2031-03-04")):
            found = self.guess(f"Levy stays\n\n{line}\n\n" + "It stays, and so it should. " * 10 + "\n")
            self.assertEqual(found["date"], (date, line))

    def test_nothing(self):
        text = "Levy stays\n\nOn 4 March 2031 the council met, as Mira Osterby said. By the way, it rained.\n"
        self.assertEqual(self.guess(text), {"headline": ("Levy stays",) * 2})
        self.assertEqual(self.dry(self.path("a.txt"))[0][0][1], {})

    def test_known_is_kept(self):
        self.run_cli("import", self.corpus, os.path.join(DATA, "page-article.html"), "--guess")
        meta = self.meta("page-article.txt")
        self.assertEqual(meta["fields"]["date"], {"value": "2031-03-05"})
        self.run_cli("import", self.corpus, self.write("in/b.md", "Levy\n\nPublished on March 4, 2031\n"), "--guess")
        self.assertEqual(self.meta("b.md")["fields"]["date"],
                         {"value": "2031-03-04", "guess": True, "passage": "Published on March 4, 2031"})


class TestTwins(ImportCase):
    def test_twins(self):
        words = [f"{word}{number}" for number in range(60) for word in ("levy", "stays", "council")]
        self.write("a.txt", "Levy stays\n\n" + " ".join(words) + "\n")
        self.write("b/wire.txt", "Levy stays\n\n" + " ".join(words) + "!\n")
        self.write("c.txt", "Council keeps its levy\n\n" + " ".join(words[:160]) + "\n")
        self.write("d.txt", "Barrage opens\n\nNothing of that stands here, as it is about something else.\n")
        found = self.run_json("twins", self.corpus)
        self.assertEqual([[(twin["path"], twin["same"]) for twin in group] for group in found["groups"]],
                         [[("a.txt", True), ("b/wire.txt", True), ("c.txt", False)]])
        out, err = self.run_cli("twins", self.corpus, "--least", "100")
        self.assertEqual((out, err), ("1\t100\ta.txt\tLevy stays\n1\t100\tb/wire.txt\tLevy stays\n", ""))
        self.run_cli("twins", self.corpus, "--least", "10", status=2)
        self.write("e.txt", b"\xff\xfe\x00")
        _, err = self.run_cli("twins", self.corpus, status=1)
        self.assertIn("e.txt", err)


class TestWriting(ImportCase):
    def test_files(self):
        path = os.path.join(DATA, "lexisnexis-en.txt")
        out, err = self.run_cli("import", self.corpus, path)
        self.assertEqual(err, "")
        self.assertEqual(out, "3 articles written, 0 were there already, 0 doubtful, 0 unparsed\n")
        names = ["2031-03-04-the-ketta-daily-harbour-levy-stays-council-says.txt",
                 "2031-03-05-the-courier-dunmarrow-letter-the-vote-of-3-march-2031-was-no-mistake.txt",
                 "2031-03-07-northwire-barrage-what-we-know.txt"]
        self.assertEqual(sorted(os.listdir(self.corpus)),
                         sorted(names + [name + ".meta.json" for name in names] + ["originals"]))
        with open(path, "rb") as file:
            original = file.read()
        self.assertEqual(self.read("originals/lexisnexis-en.txt.original"), original)
        self.assertEqual(self.read(names[2]),
                         b"Barrage: what we know\n\nThe barrage opens in May. Its price is not known.\n")
        meta = self.meta(names[0])
        self.assertEqual(meta["fields"]["date"], {"value": "2031-03-04", "raw": "March 4, 2031 Tuesday"})
        self.assertEqual(meta["fields"]["outlet"], {"value": "The Ketta Daily"})
        self.assertEqual(meta["custom"]["LOAD-DATE"], "March 5, 2031")
        start, end = meta["import"].pop("start"), meta["import"].pop("end")
        self.assertEqual(original[start:end].split()[:2], [b"1", b"of"])
        self.assertEqual(meta["import"], {"file": "originals/lexisnexis-en.txt.original", "number": 1,
                                          "digest": "sha256:" + hashlib.sha256(original).hexdigest(),
                                          "format": "text", "rule": "lexisnexis-text", "encoding": "UTF-8",
                                          "state": "ok"})
        listed = self.run_json("list", self.corpus)
        self.assertEqual(sorted(article["path"] for article in listed["articles"]), sorted(names))

    def test_all_together(self):
        """Everything at once: metadata is what its schema says, and the corpus is in order."""
        names = [name for name in sorted(os.listdir(DATA)) if os.path.isfile(os.path.join(DATA, name))
                 and name not in ("README.md", "locked.pdf")]
        self.run_cli("import", self.corpus, *(os.path.join(DATA, name) for name in names))
        with open(os.path.join(os.environ["ADDUCE_DATA_DIR"], "schemas", "meta-1.schema.json"),
                  encoding="utf-8") as file:
            validator = jsonschema.Draft202012Validator(json.load(file))
        articles = [name for name in os.listdir(self.corpus) if name.endswith(".txt")]
        self.assertGreater(len(articles), len(names))
        for name in articles:
            meta = self.meta(name)
            validator.validate(meta)
            original = self.read(meta["import"]["file"])
            self.assertEqual(meta["import"]["digest"], "sha256:" + hashlib.sha256(original).hexdigest())
            self.assertLessEqual(meta["import"]["end"], len(original))
        self.assertEqual(len(os.listdir(self.path("originals"))), len(names))
        self.run_cli("check", self.corpus)
        self.assertEqual(len(self.run_json("list", self.corpus)["articles"]), len(articles))

    def test_again(self):
        path = os.path.join(DATA, "lexisnexis-en.txt")
        self.run_cli("import", self.corpus, path)
        # Moved, renamed: it is known all the same.
        names = sorted(name for name in os.listdir(self.corpus) if name.endswith(".txt"))
        os.mkdir(self.path("sub"))
        for ending in ("", ".meta.json"):
            os.rename(self.path(names[0] + ending), self.path("sub/other.txt" + ending))
        os.unlink(self.path(names[1]))
        before = self.snapshot()
        out, _ = self.run_cli("import", self.corpus, path)
        self.assertEqual(out, "1 article written, 2 were there already, 0 doubtful, 0 unparsed\n")
        after = self.snapshot()
        self.assertEqual({name for name in after if name not in before}, {os.fsencode(self.path(names[1]))})
        for name, contents in before.items():
            self.assertEqual(after[name], contents)

    def test_same_names(self):
        one, two = os.path.join(self.top, "one"), os.path.join(self.top, "two")
        for folder, text in ((one, "One.\n"), (two, "Two.\n")):
            os.mkdir(folder)
            with open(os.path.join(folder, "Report.TXT"), "w", encoding="utf-8") as file:
                file.write(text)
        self.write("report-2.txt.mira.claims.json", "{}")
        self.run_cli("import", self.corpus, os.path.join(one, "Report.TXT"), os.path.join(two, "Report.TXT"))
        texts = {name: self.read(name) for name in os.listdir(self.corpus) if name.endswith(".txt")}
        self.assertEqual(texts, {"Report.txt": b"One.\n", "Report-2.txt": b"Two.\n"})
        self.assertEqual(sorted(os.listdir(self.path("originals"))),
                         ["Report.TXT-2.original", "Report.TXT.original"])

    def test_never_replaces(self):
        self.write("levy.txt", "mine\n")
        self.write("levy-2.txt.mira.claims.json", "{}")
        self.write("levy-3.txt.meta.json", '{"schemaVersion": "1.0"}')
        path = os.path.join(self.top, "levy.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write("theirs\n")
        before = self.snapshot()
        self.run_cli("import", self.corpus, path)
        self.assertEqual(self.read("levy-4.txt"), b"theirs\n")
        after = self.snapshot()
        for name, contents in before.items():
            self.assertEqual(after[name], contents)

    def test_zones_and_fields_live_together(self):
        self.run_cli("import", self.corpus, os.path.join(DATA, "factiva.txt"))
        name = "2031-03-07-northwire-barrage-what-we-know.txt"
        before = self.meta(name)
        self.run_cli("zones", self.path(name), "--boilerplate", "1")
        after = self.meta(name)
        self.assertEqual(len(after.pop("zones")), 1)
        self.assertEqual(after, before)


class Together(CliCase):
    def test_two_imports_at_once(self):
        lines = "".join(json.dumps({"title": f"Story {number % 40}", "text": f"Words of number {number}."}) + "\n"
                        for number in range(120))
        source = self.write("../stories.jsonl", lines)
        for _ in range(3):
            running = [subprocess.Popen([cli_case.ADDUCE_CLI, "import", self.corpus, source], env=self.environment,
                                        stdout=subprocess.DEVNULL) for _ in range(3)]
            for process in running:
                self.assertEqual(process.wait(timeout=120), 0)
        names = os.listdir(self.corpus)
        texts = sorted(name for name in names if name.endswith(".txt"))
        numbers = sorted(re.search(r"number (\d+)", self.read(name).decode()).group(1) for name in texts)
        self.assertEqual(numbers, sorted(str(number) for number in range(120)))
        self.assertEqual(sorted(name for name in names if name.endswith(".meta.json")),
                         [name + ".meta.json" for name in texts])
        for name in texts:
            number = json.loads(self.read(name + ".meta.json"))["import"]["number"]
            self.assertIn(f"Words of number {number - 1}.", self.read(name).decode())
        self.assertEqual(os.listdir(self.path("originals")), ["stories.jsonl.original"])

    def test_missing_rules_are_said(self):
        self.environment["ADDUCE_DATA_DIR"] = os.path.join(self.top, "data")
        shutil.copytree(os.path.join(os.environ["ADDUCE_DATA_DIR"], "codebooks"),
                        os.path.join(self.top, "data", "codebooks"))
        source = self.write("../one.txt", "Title\n\nWords.\n")
        _, err = self.run_cli("import", self.corpus, source, status=1)
        self.assertIn("rules for databases are missing", err)
        self.assertTrue(os.path.exists(self.path("one.txt")))


if __name__ == "__main__":
    main()
