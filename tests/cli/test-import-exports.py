#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`import`: exports as researchers have them: saved as text from the screen or by LibreOffice, with gaps."""

import json
import os
import zipfile

from cli_case import CliCase, main


class TestExports(CliCase):
    def dry(self, name, text, status=0):
        """What would come of it: a list of (state, fields, text)."""
        path = self.path(name)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
        self.found = self.run_json("import", self.corpus, path, "--dry-run", status=status)
        return [(article["state"],
                 {field.get("name") or ":" + field["label"]: field["value"] for field in article["fields"]},
                 article["text"]) for article in self.found["articles"]]

    def pick(self, fields, *names):
        return [fields.get(name) for name in names]

    def test_factiva_codes_on_lines_of_their_own(self):
        """As LibreOffice makes text of Factiva's tables; the line that ends an article stands twice."""
        articles = self.dry("factiva.txt", (
            "HD \nDie Abgabe bleibt\nBY \nVon Jörg Möller\nWC \n20 Wörter\nPD \n5. März 2031\nSN \nHafenpost\n"
            "LP \nDie Hafenabgabe bleibt.\nAN \nDokument HAFENP0020310305e7350001c\n"
            "Dokument HAFENP0020310305e7350001c\n"
            "HD \nÜberfällig\nPD \n7. März 2031\nSN \nHafenpost\nLP \nDas war es.\n"
            "Dokument HAFENP0020310307e7370002d\n"))
        self.assertEqual([(state, *self.pick(fields, "headline", "date", "outlet", "provider_id"), text)
                          for state, fields, text in articles],
                         [("ok", "Die Abgabe bleibt", "2031-03-05", "Hafenpost", "HAFENP0020310305e7350001c",
                           "Die Abgabe bleibt\n\nDie Hafenabgabe bleibt.\n"),
                          ("ok", "Überfällig", "2031-03-07", "Hafenpost", "HAFENP0020310307e7370002d",
                           "Überfällig\n\nDas war es.\n")])

    def test_factiva_display_as_text(self):
        """The head has no empty lines, and a time of day before the outlet."""
        articles = self.dry("display.txt", (
            "Politics\nLevy stays, council says\nBy Anna Novak\n612 words\n22 December 2030\n14:13\nNorthwire News\n"
            "NWIRE\nEnglish\n(c) 2030 Northwire\n\nKETTA -- The levy stays.\n\nIt does.\n\n"
            "Document NWIRE00020301222eacm001u9\n"))
        self.assertEqual([(state, *self.pick(fields, "section", "headline", "byline", "word_count", "date", "outlet",
                                             "language"), text) for state, fields, text in articles],
                         [("ok", "Politics", "Levy stays, council says", "Anna Novak", "612", "2030-12-22",
                           "Northwire News", "en",
                           "Levy stays, council says\n\nKETTA -- The levy stays.\n\nIt does.\n")])

    def test_lexisnexis_french_labels(self):
        articles = self.dry("ln.txt", "\n\n".join((
            "Document 1 de 1", "Le Courrier du Port", "22 janvier 2031 mercredi", "La taxe est maintenue",
            "RUBRIQUE: POLITIQUE; Pg. 7", "LONGUEUR: 4 mots", "ENCART: Les commerçants protestent",
            "La taxe sera maintenue.", "DATE-CHARGEMENT: 23 janvier 2031", "LANGUE: FRENCH; FRANÇAIS")) + "\n")
        self.assertEqual([(*self.pick(fields, "subheadline", "section", "page", ":DATE-CHARGEMENT", "language"), text)
                          for _, fields, text in articles],
                         [("Les commerçants protestent", "POLITIQUE", "7", "23 janvier 2031", "fr",
                           "La taxe est maintenue\n\nLes commerçants protestent\n\nLa taxe sera maintenue.\n")])

    def test_section_and_page(self):
        for line, section, page in (("NEWS; Pg. A5; Version:1", "NEWS", "A5"),
                                    ("POLITIK; Ausg. 18; S. 4", "POLITIK", "4"),
                                    ("Section A; Column 0; Foreign Desk; Pg. 1",
                                     "Section A; Column 0; Foreign Desk", "1"), ("OPINION", "OPINION", None)):
            articles = self.dry("ln.txt", "\n\n".join((
                "1 of 1 DOCUMENTS", "The Ketta Daily", "January 22, 2031 Wednesday", "Levy", "SECTION: " + line,
                "LENGTH: 3 words", "The levy stays.", "LANGUAGE: ENGLISH")) + "\n")
            self.assertEqual(self.pick(articles[0][1], "section", "page"), [section, page])

    def nexis(self, *body):
        return "\n\n".join(("Levy stays", "The Ketta Daily", "January 22, 2031 Wednesday", "Length: 9 words",
                            "Body", *body, "End of Document")) + "\n"

    def test_nexis_labels_within_the_text(self):
        """A paragraph that begins like a label is text; what stands below a heading of the end is its value."""
        end = ("Correction", "A name was wrong.", "Graphic", "The harbour, Photo: X", "Classification",
               "Language: ENGLISH", "Subject: TAXATION (90%)", "Load-Date: January 23, 2031")
        articles = self.dry("nexis.txt", self.nexis("The levy stays.", "Subject: it is dear.", "It went on.", *end))
        self.assertEqual([(state, *self.pick(fields, "keywords", ":Correction", ":Graphic", ":Load-Date", ":End"), text)
                          for state, fields, text in articles],
                         [("ok", "TAXATION (90%)", "A name was wrong.", "The harbour, Photo: X", "January 23, 2031",
                           None, "Levy stays\n\nThe levy stays.\n\nSubject: it is dear.\n\nIt went on.\n")])
        articles = self.dry("nexis.txt", self.nexis("The levy stays.", "Subject: it is dear.", "It went on.",
                                                    "Language: ENGLISH", "Load-Date: January 23, 2031"))
        self.assertEqual(articles[0][2], "Levy stays\n\nThe levy stays.\n\nSubject: it is dear.\n\nIt went on.\n")

    def test_words_among_labels_are_told(self):
        articles = self.dry("nexis.txt", self.nexis("The levy stays.", "Language: ENGLISH",
                                                    "Load-Date: January 23, 2031", "It went on."))
        self.assertEqual((articles[0][0], articles[0][1][":End"], self.found["articles"][0]["notes"]),
                         ("doubtful", "It went on.",
                          ["What stands among the labels at its end is kept as “End”, not in its text"]))

    def test_proquest_without_full_text(self):
        articles = self.dry("pq.txt", (
            "____________________________________________________________\n\nBarrage\n\nAbstract: What we know.\n\n"
            "Full text: Not available.\n\nPublication title: Northwire\n\nPublication date: Mar 4, 2031\n\n"
            "ProQuest document ID: 3100000002\n"))
        self.assertEqual([(state, text) for state, _, text in articles], [("doubtful", "Barrage\n")])
        self.assertEqual(self.found["articles"][0]["notes"], ["No text was found but the headline"])

    def test_europresse_numbers(self):
        """French numbers have blanks in them, which must not reach into the date or the time."""
        for head, words, date in (("Politique, mercredi 22 janvier 2031 1 120 mots, p. 7", "1120", "2031-01-22"),
                                  ("lundi 3 mars 2031 - 08:12 250 mots", "250", "2031-03-03"),
                                  ("lundi 3 mars 2031 250 mots", "250", "2031-03-03")):
            articles = self.dry("e.html", (
                '<html><body><article><span class="DocPublicationName">Le Port</span><span class="DocHeader">'
                f'{head}</span><p class="titreArticleVisu">Enfin</p><div class="docOcurrContainer"><p>Enfin, la taxe '
                'reste.</p></div></article></body></html>'))
            self.assertEqual(self.pick(articles[0][1], "word_count", "date"), [words, date])

    def test_trafilatura_json(self):
        """Its `source` is an address; what others call the source is in `source-hostname`."""
        record = {"title": "Levy stays", "author": "Mira Osterby", "hostname": "k.example", "date": "2031-01-02",
                  "text": "It stays.", "source": "https://k.example/1", "source-hostname": "Ketta Daily"}
        articles = self.dry("t.json", json.dumps(record))
        self.assertEqual(self.pick(articles[0][1], "outlet", "url", "date"),
                         ["Ketta Daily", "https://k.example/1", "2031-01-02"])
        del record["source-hostname"], record["hostname"]
        articles = self.dry("t.json", json.dumps(record))
        self.assertEqual(self.pick(articles[0][1], "outlet", "url"), [None, "https://k.example/1"])
        record["source"] = "Ketta Daily"
        self.assertEqual(self.pick(self.dry("t.json", json.dumps(record))[0][1], "outlet", "url"),
                         ["Ketta Daily", None])

    def test_ris_dates(self):
        """YYYY/MM/DD/other, of which all but the year may be missing."""
        for value, date in (("2031///Spring", "2031"), ("2031/03//", "2031-03"), ("2031/3/4/", "2031-03-04"),
                            ("2031/03/04", "2031-03-04"), ("2031", "2031"), ("March 4, 2031", "2031-03-04")):
            articles = self.dry("z.ris", f"TY  - NEWS\nTI  - Levy\nJO  - Daily\nDA  - {value}\nAB  - It stays.\n"
                                         "ER  - \n")
            self.assertEqual((articles[0][0], articles[0][1].get("date")), ("ok", date), value)

    def test_other_office_files(self):
        """Their parts are no articles."""
        for name, members, words in (
                ("t.ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"},
                 "it is an OpenDocument spreadsheet; save it as XLSX or CSV first"),
                ("t.odp", {"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": "<x/>"},
                 "it has slides or drawings of an office program; save its text as DOCX, ODT or plain text first"),
                ("t.pptx", {"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"},
                 "it has slides or drawings of an office program; save its text as DOCX, ODT or plain text first")):
            with zipfile.ZipFile(self.path("made.zip"), "w") as archive:
                for member, text in members.items():
                    archive.writestr(member, text)
            with open(self.path("made.zip"), "rb") as file:
                articles = self.dry(name, file.read(), status=2)
            self.assertEqual((articles, [problem["message"] for problem in self.found["problems"]]), ([], [words]))
            os.remove(self.path(name))

    def test_problems_in_archives(self):
        """They name the file in the archive, in archives in it, too."""
        inner = self.path("inner.zip")
        with zipfile.ZipFile(inner, "w") as archive:
            archive.writestr("c.jsonl", '{"title": "A", "text": "One."}\n{"title": \n')
        with zipfile.ZipFile(self.path("outer.zip"), "w") as archive:
            archive.writestr("a/ln.txt", "\n\n".join((
                "1 of 2 DOCUMENTS", "The Ketta Daily", "January 22, 2031 Wednesday", "Levy", "LENGTH: 3 words",
                "The levy stays.", "LANGUAGE: ENGLISH")) + "\n")
            archive.writestr("b.jsonl", '{"title": "A", "text": "One."}\n{"title": \n')
            archive.write(inner, "inner.zip")
        with open(self.path("outer.zip"), "rb") as file:
            self.dry("outer.zip", file.read(), status=1)
        begins = ["a/ln.txt: it says that it has 2 articles", "b.jsonl: line 2: ", "inner.zip/c.jsonl: line 2: "]
        told = [problem["message"] for problem in self.found["problems"]]
        self.assertEqual([message[:len(begin)] for message, begin in zip(told, begins)], begins)
        self.assertEqual(len(told), 3)

    def test_cut_off_office_files(self):
        """Without its directory a DOCX is a ZIP of XML, whose parts came in as articles."""
        for first in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            with zipfile.ZipFile(self.path("made.zip"), "w") as archive:
                archive.writestr(first, "<x/>")
                archive.writestr("docProps/app.xml", "<y/>" * 300)
                archive.writestr("last.xml", "<z/>" * 300)
            with open(self.path("made.zip"), "rb") as file:
                whole = file.read()
            for cut in (whole[:-200], whole[:len(whole) // 2]):
                articles = self.dry("t.docx", cut, status=2)
                self.assertEqual((articles, [problem["message"] for problem in self.found["problems"]]),
                                 ([], ["it is a damaged or cut off document, table or book; its parts are no "
                                       "articles"]))
        with zipfile.ZipFile(self.path("made.zip"), "w") as archive:
            archive.writestr("word.txt", "Levy\n\nIt stays.\n")
        with open(self.path("made.zip"), "rb") as file:
            self.assertEqual([text for _, _, text in self.dry("t.zip", file.read())], ["Levy\n\nIt stays.\n"])


if __name__ == "__main__":
    main()
