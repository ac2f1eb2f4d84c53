#!/usr/bin/env python3
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`import` of what does harm, is damaged, or can't be read: a sentence, and nothing else is lost."""

import gzip
import http.server
import io
import json
import os
import resource
import signal
import tarfile
import threading
import zipfile
import zlib

from cli_case import CliCase, main

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "import")

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(members):
    """A ZIP as bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, contents in members:
            out.writestr(name, contents)
    return file.getvalue()


def docx(body, prolog=""):
    return archive([("word/document.xml",
                     f'<?xml version="1.0"?>{prolog}<w:document {W}><w:body>{body}</w:body></w:document>')])


def pdf(pages, extra=()):
    """A PDF whose pages have these content streams."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               b"<< /Type /Pages /Count %d /Kids [%s] >>" %
               (len(pages), b" ".join(b"%d 0 R" % (4 + len(extra) + 2 * i) for i in range(len(pages)))),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", *extra]
    for content in pages:
        number = len(objects) + 1
        xobjects = b" /XObject << /Im0 4 0 R >>" if extra else b""
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources "
                       b"<< /Font << /F1 3 0 R >>%s >> >>" % (number + 1, xobjects))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def show(text, x=72, y=720):
    return b"BT /F1 12 Tf %d %d Td (%s) Tj ET" % (x, y, text)


class BadCase(CliCase):
    def setUp(self):
        super().setUp()
        self.folder = os.path.join(self.top, "in")
        os.mkdir(self.folder)

    def put(self, name, contents):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(contents if isinstance(contents, bytes) else contents.encode())
        return path

    def refuse(self, name, contents, sentence, *words):
        """Nothing comes of the file, and that is said with its name."""
        _, err = self.run_cli("import", self.corpus, self.put(name, contents), *words, status=2)
        self.assertIn(f"{name}: ", err)
        self.assertIn(sentence, err)
        self.assertEqual([entry for entry in os.listdir(self.corpus) if entry.endswith(".txt")], [])

    def dry(self, path, *words, status=0):
        found = self.run_json("import", self.corpus, path, "--dry-run", *words, status=status)
        return ([(article["state"], article["notes"], article["text"]) for article in found["articles"]],
                [problem["message"] for problem in found["problems"]])


class TestArchives(BadCase):
    def test_bombs(self):
        part = os.urandom(1024) + b" " * (63 * 1024)  # farther apart than deflate looks back
        self.refuse("one.zip", archive([("a.txt", part * (257 * 16))]), "unpacks to more than 256 MiB")
        zeros = b" " * (24 * 1024 * 1024)
        self.refuse("many.zip", archive([(f"{i}.txt", zeros) for i in range(4)]), "200 times its size")
        self.refuse("bomb.docx", archive([("word/document.xml", b" " * (100 * 1024 * 1024))]), "200 times its size")

    def test_nested(self):
        inner = archive([("a.txt", "The levy stays.\n")])
        for depth in range(5):
            inner = archive([(f"{depth}.zip", inner)])
        articles, problems = self.dry(self.put("deep.zip", inner), status=1)
        self.assertEqual(articles, [])
        self.assertEqual(problems, ["4.zip/3.zip/2.zip/1.zip: archives are nested more than three deep here; "
                                    "unpack it first"])

    def test_traversal(self):
        names = ["../../outside.txt", "/tmp/adduce-absolute.txt", "..\\..\\windows.txt", "C:\\x.txt",
                 "a/../../b.txt", "ok.txt"]
        path = self.put("names.zip", archive([(name, f"Text of {i}.\n") for i, name in enumerate(names)]))
        before = sorted(os.listdir(self.top))
        self.run_cli("import", self.corpus, path)
        self.assertEqual(sorted(os.listdir(self.top)), before)
        self.assertFalse(os.path.exists("/tmp/adduce-absolute.txt"))
        texts = [name for name in os.listdir(self.corpus) if name.endswith(".txt")]
        self.assertEqual({self.read(name) for name in texts},
                         {f"Text of {i}.\n".encode() for i in range(len(names))})
        file = io.BytesIO()
        with tarfile.open(fileobj=file, mode="w:gz") as out:
            link = tarfile.TarInfo("link.txt")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            out.addfile(link)
            info = tarfile.TarInfo("../up.txt")
            info.size = 4
            out.addfile(info, io.BytesIO(b"Up.\n"))
        articles, _ = self.dry(self.put("names.tar.gz", file.getvalue()))
        self.assertEqual([text for _, _, text in articles], ["Up.\n"])

    def test_damaged(self):
        whole = archive([("a.txt", "The levy stays.\n" * 50), ("b.txt", os.urandom(3000).hex())])
        self.refuse("cut.zip", whole[:40], "the archive is damaged")
        spoiled = bytearray(whole)
        spoiled[45:60] = b"x" * 15
        articles, problems = self.dry(self.put("spoiled.zip", bytes(spoiled)), status=1)
        self.assertEqual(len(articles), 1)
        self.assertEqual(len(problems), 1)
        self.refuse("empty.zip", archive([]), "the archive is empty")
        self.refuse("x.gz", gzip.compress(b"The levy stays.\n" * 1000)[:30], "archive")

    def test_encrypted(self):
        whole = bytearray(archive([("a.txt", "x" * 100)]))
        whole[6] |= 1
        central = whole.index(b"PK\1\2")
        whole[central + 8] |= 1
        _, problems = self.dry(self.put("locked.zip", bytes(whole)), status=1)
        self.assertEqual(problems, ["a.txt: it is encrypted; unpack it with its password first"])

    def test_mixed(self):
        path = self.put("mixed.zip", archive([("a.txt", "Good.\n"), ("b.docx", b"PK\3\4rubbish"), ("__MACOSX/._a", "x"),
                                              ("c.bin", bytes(range(256)) * 20), ("d.md", "# Also good\n")]))
        articles, problems = self.dry(path, status=1)
        self.assertEqual([text for _, _, text in articles], ["Good.\n", "# Also good\n"])
        self.assertEqual([problem.split(":")[0] for problem in problems], ["b.docx", "c.bin"])


class TestXml(BadCase):
    def test_billion_laughs(self):
        entities = '<!ENTITY a0 "ha">' + "".join(
            f'<!ENTITY a{i} "{"&a%d;" % (i - 1) * 10}">' for i in range(1, 12))
        body = "<w:p><w:r><w:t>Before. &a11;</w:t></w:r></w:p>"
        resource_before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        out, err = self.run_any("laughs.docx", docx(body, f"<!DOCTYPE x [{entities}]>"))
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - resource_before, 20)
        self.assertNotIn("hahaha", out + err)

    def run_any(self, name, contents):
        process = self.start("import", self.corpus, self.put(name, contents), "--dry-run", "--json")
        out, err = process.communicate(timeout=60)
        self.assertIn(process.returncode, (0, 1, 2), err)
        return out.decode(), err.decode()

    def test_external(self):
        asked = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_error(404)

            def log_message(self, *args):
                pass

        server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            address = f"http://127.0.0.1:{server.server_port}"
            secret = self.put("secret.txt", "TOPSECRET")
            for target in (f"file://{secret}", f"{address}/entity"):
                prolog = f'<!DOCTYPE x SYSTEM "{address}/dtd" [<!ENTITY e SYSTEM "{target}">' \
                         f'<!ENTITY % p SYSTEM "{address}/parameter"> %p;]>'
                out, err = self.run_any("x.docx", docx("<w:p><w:r><w:t>A &e; b</w:t></w:r></w:p>", prolog))
                self.assertNotIn("TOPSECRET", out + err)
                page = f'<!DOCTYPE html SYSTEM "{address}/dtd"><html><body><p>Some words, and more of them.</p>' \
                       f'<img src="{address}/image"><script src="{address}/script"></script>' \
                       f'<link rel="stylesheet" href="{address}/style"><iframe src="{address}/frame"></iframe>' \
                       "</body></html>"
                self.run_any("x.html", page)
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
        self.assertEqual(asked, [])

    def test_deep(self):
        deep = "<w:x>" * 100000
        self.run_any("deep.docx", docx(f"<w:p><w:r><w:t>Up.</w:t></w:r></w:p>{deep}"))
        articles, _ = self.dry(self.put("deep.html", "<p>Before the deep.</p>" + "<div>" * 100000 + "inside"))
        self.assertIn("Before the deep.", articles[0][2])
        self.assertIn("The page is nested too deep; what follows there was left out", articles[0][1])
        self.refuse("deep.json", "[" * 100000, "more than 64 brackets are open here")

    def test_damaged(self):
        self.refuse("x.docx", docx("<w:p><"), "x.docx: “word/document.xml” in it is no XML that can be read")
        body = "<w:p><w:r><w:t>Whole.</w:t></w:r></w:p>" * 500 + "<w:p><w:r><w:t>Half"
        state, notes, text = self.dry(self.put("y.docx", docx(body)))[0][0]
        self.assertEqual((state, notes), ("doubtful", ["The file is damaged; what follows the damage was left out"]))
        self.assertTrue(text.startswith("Whole.\n\nWhole.\n\n"))
        self.refuse("z.epub", archive([("mimetype", "application/epub+zip"), ("META-INF/container.xml", "<x/>")]),
                    "the book has no readable list of its parts")


class TestXml(BadCase):
    def test_unknown(self):
        """XML that no format is known of is no article; as text, and as a page, it comes in."""
        xml = '<?xml version="1.0"?>\n<catalog>\n<book>Ferry fares</book>\n</catalog>\n'
        for name, begin in (("a.xml", ""), ("b.txt", "\ufeff"), ("c", "")):
            self.refuse(name, (begin + xml).encode(), "it is XML of a kind that is not known")
        articles, _ = self.dry(self.put("d.xml", xml), "--format", "text")
        self.assertEqual(articles, [("ok", [], xml)])
        page = ('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Ferry fares.</p></body>'
                '</html>')
        articles, _ = self.dry(self.put("e.xhtml", page))
        self.assertIn("Ferry fares.", articles[0][2])


class TestRtf(BadCase):
    def test_deep(self):
        articles, _ = self.dry(self.put("deep.rtf", "{\\rtf1 Above.\\par " + "{" * 100000 + "Inside." + "}" * 100000
                                        + "\\par Below.}"))
        self.assertEqual(articles, [("ok", [], "Above.\n\nInside.\n\nBelow.\n")])

    def test_odd(self):
        for text in ("{\\rtf1", "{\\rtf1 \\'", "{\\rtf1 \\'zz a", "{\\rtf1 \\u", "{\\rtf1 \\bin99999999999999 x}",
                     "{\\rtf1 \\u-99999999999 ?x}", "{\\rtf1 " + "\\par" * 1000 + "}", "{\\rtf1 " + "}" * 1000 + "x",
                     "{\\rtf1\\ansicpg99999 \\'e9}"):
            process = self.start("import", self.corpus, self.put("x.rtf", text), "--dry-run")
            process.communicate(timeout=60)
            self.assertIn(process.returncode, (0, 1), text)
        articles, _ = self.dry(self.put("x.rtf", "{\\rtf1 Levy{\\super\\chftn{\\footnote A note.}} stays.\\par}"))
        self.assertEqual(articles, [("doubtful", ["Footnotes were left out"], "Levy stays.\n")])
        articles, _ = self.dry(self.put("x.rtf", "{\\rtf1\\ansi Caf\\'e9 {\\b b}\\u8222\\'84w\\u8220?{\\*\\x no}"))
        self.assertEqual(articles, [("doubtful", ["The file ends too early, as if it was cut off"],
                                     "Café b„w“\n")])


class TestPdf(BadCase):
    def test_scan(self):
        image = zlib.compress(b"\xff" * (8 * 8))
        extra = [b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 "
                 b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(image), image)]
        draw = b"q 500 0 0 700 50 70 cm /Im0 Do Q"
        self.refuse("scan.pdf", pdf([draw, draw], extra), "its pages have no text, only pictures, as a scan has")
        articles, _ = self.dry(self.put("half.pdf", pdf([draw, show(b"The levy stays.")], extra)))
        self.assertEqual(articles, [("doubtful", ["1 page has no text"], "The levy stays.\n")])

    def test_broken(self):
        whole = pdf([show(b"The levy stays.")])
        self.refuse("empty.pdf", b"%PDF-1.4\n", "it is damaged, so that no page can be read")
        for size in (len(whole) // 4, len(whole) // 2, len(whole) - 60):
            process = self.start("import", self.corpus, self.put("cut.pdf", whole[:size]), "--dry-run")
            _, err = process.communicate(timeout=60)
            self.assertIn(process.returncode, (0, 1, 2))
            for line in err.decode().splitlines():
                self.assertTrue(line.startswith("adduce-cli: "), line)

    def test_locked(self):
        with open(os.path.join(DATA, "locked.pdf"), "rb") as file:
            self.refuse("locked.pdf", file.read(), "it is encrypted; save it without a password first")

    def test_list(self):
        lines = [b"The council decided, after a debate that went on until midnight and longer:",
                 b"\\267 that the levy stays in force until the end of the decade, whatever its",
                 b"opponents say of it;",
                 b"\\267 that it is not raised."]
        page = b" ".join(show(line, 84 if line.startswith(b"opponents") else 72, 720 - 14 * i)
                         for i, line in enumerate(lines))
        articles, _ = self.dry(self.put("list.pdf", pdf([page])))
        self.assertEqual(articles[0][2],
                         "The council decided, after a debate that went on until midnight and longer:\n\n"
                         "• that the levy stays in force until the end of the decade, whatever its opponents say of "
                         "it;\n\n• that it is not raised.\n")

    def test_long(self):
        pages = [show(b"Page %d of the long report stays." % i) + b" " + show(b"Head of all", 72, 810)
                 for i in range(2000)]
        articles, problems = self.dry(self.put("long.pdf", pdf(pages)))
        self.assertEqual(problems, [])
        text = articles[0][2]
        self.assertEqual(text.count("of the long report stays."), 2000)
        self.assertNotIn("Head of all", text)


class TestTables(BadCase):
    def test_open_quote(self):
        path = self.put("x.csv", 'title,text\nOne,"First."\nTwo,"Second.\nThree,Third.\n')
        articles, problems = self.dry(path, status=1)
        self.assertEqual([(state, text) for state, _, text in articles],
                         [("ok", "One\n\nFirst.\n"), ("unparsed", 'Two,"Second.\nThree,Third.\n')])
        self.assertEqual(problems, ["line 3: a quotation mark is opened and not closed"])

    def test_large_cell(self):
        words = "The levy stays. " * (10 * 1024 * 1024 // 16)
        path = self.put("x.csv", f'title,text\nOne,"{words}"\nTwo,Second.\n')
        self.run_cli("import", self.corpus, path)
        self.assertEqual(self.read("one.txt"), b"One\n\n" + words.strip().encode() + b"\n")
        self.assertEqual(self.read("two.txt"), b"Two\n\nSecond.\n")
        path = self.put("y.csv", f'title,text\nLong,"{"x" * (17 * 1024 * 1024)}"\nThree,Third.\n')
        _, err = self.run_cli("import", self.corpus, path, status=1)
        self.assertIn("y.csv: Article 1 is longer than 16 MiB", err)
        self.assertEqual(self.read("three.txt"), b"Three\n\nThird.\n")


    def test_many_members(self):
        record = {"title": "Levy", "text": "It stays."}
        record.update({f"k{i}": str(i) for i in range(450)})
        articles, _ = self.dry(self.put("x.jsonl", json.dumps(record) + "\n"))
        self.assertEqual(articles[0][:2], ("ok", ["It has more than 400 members; the rest was left out"]))

    def test_damaged_sheet(self):
        rows = "".join(f'<row r="{i}"><c r="A{i}" t="inlineStr"><is><t>{"title" if i == 1 else "Levy %d" % i}</t></is>'
                       f'</c></row>' for i in range(1, 400))
        path = self.put("x.xlsx", archive([("xl/workbook.xml", "<workbook/>"),
                                           ("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{rows}<row><c")]))
        articles, problems = self.dry(path, status=1)
        self.assertGreater(len(articles), 100)
        self.assertEqual(problems, ["a part of it is damaged; what follows the damage was left out"])

    def test_much_metadata(self):
        record = {"title": "Levy", "text": "It stays.", "notes": "n" * 20000}
        record.update({f"k{i}": "v" * 8000 for i in range(390)})
        path = self.put("x.jsonl", json.dumps(record) + "\n")
        self.run_cli("import", self.corpus, path)
        meta = json.loads(self.read("levy.txt.meta.json"))
        self.assertLess(len(self.read("levy.txt.meta.json")), 2 * 1024 * 1024)
        self.assertEqual(meta["import"]["notes"], ["“notes” is longer than 16 KiB and was cut",
                                                   "It has more metadata than is kept; the rest was left out"])
        self.assertTrue(("n" * 20000).startswith(meta["custom"]["notes"]))
        self.assertEqual(meta["custom"]["k0"], "v" * 8000)
        self.run_cli("zones", self.path("levy.txt"), "--boilerplate", "1")


class TestText(BadCase):
    def test_wrong_charset(self):
        for declared, actual in (("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("x-unknown", "utf-8"),
                                 ("utf-16", "utf-8")):
            page = f'<html><head><meta charset="{declared}"><title>T</title></head><body><article><p>' \
                   f'{"Räumung – „früher als üblich“ – sagt die Behörde, und schließt die Häfen. " * 4}</p>' \
                   "</article></body></html>"
            articles, _ = self.dry(self.put("x.html", page.encode(actual)))
            self.assertIn("Räumung – „früher als üblich“", articles[0][2], (declared, actual))
        self.assertEqual(self.dry(self.put("x.html", page.encode("utf-8")))[0][0][:2],
                         ("doubtful", ["It says that it is utf-16, and was read as UTF-8"]))

    def test_hidden_characters(self):
        text = "Zero\u200bwidth, \u202eturned\u202c, \u2066isolated\u2069, BOM\ufeff inside.\n"
        path = self.put("a\u202etxt.\u200bexe\u2066.txt", text)
        self.run_cli("import", self.corpus, path)
        self.assertEqual(self.read("atxt.exe.txt").decode(), text)
        rows = "title,text\n\u202egnp.levy\u200b,One.\n../../etc/passwd,Two.\n\u200b\u202e,Three.\n.hidden,Four.\n"
        self.run_cli("import", self.corpus, self.put("x.csv", rows))
        names = sorted(name for name in os.listdir(self.corpus) if name.endswith(".txt"))
        self.assertEqual(names, ["article.txt", "atxt.exe.txt", "etc-passwd.txt", "gnp-levy.txt", "hidden.txt"])
        self.assertEqual(self.read("gnp-levy.txt").decode(), "\u202egnp.levy\u200b\n\nOne.\n")

    def test_no_text(self):
        self.refuse("a.txt", b"", "it is empty")
        self.refuse("a.bin", bytes(range(256)) * 64, "its encoding can’t be found out")
        self.refuse("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "save it as DOCX, XLSX or RTF first")
        self.refuse("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "it is a picture")
        self.refuse("a.txt", "x", "there is no format “doc”; there are: text, markdown, html", "--format", "doc")
        self.refuse("a.txt", "x", "there is no rule “lexis”", "--rule", "lexis")
        self.refuse("a.csv", "a,b\n1,2\n", "“x” is no FIELD=COLUMN", "--mapping", "x")
        os.mkfifo(os.path.join(self.folder, "pipe"))
        _, err = self.run_cli("import", self.corpus, os.path.join(self.folder, "pipe"), status=2)
        self.assertIn("pipe: ", err)

    def test_nulls(self):
        articles, _ = self.dry(self.put("a.txt", b"A null\0byte in " + b"a long text. " * 100))
        self.assertTrue(articles[0][2].startswith("A null byte in a long"))


class TestDisk(BadCase):
    def test_full(self):
        """Where writing fails half-way: each article is whole or not there, and the next run completes them."""
        rows = [("One", "a" * 200), ("Two", "b" * 60000), ("Three", "c" * 200)]
        path = self.put("x.jsonl", "".join(json.dumps({"title": title, "text": text}) + "\n" for title, text in rows))
        # The original is there already, so that the limit hits an article.
        self.run_cli("import", self.corpus, path, "--dry-run")
        os.mkdir(self.path("originals"))
        with open(path, "rb") as file:
            self.write("originals/x.jsonl.original", file.read())
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))

        process = self.start("import", self.corpus, path, preexec_fn=limit)
        _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 2, err)
        self.assertEqual(sorted(os.listdir(self.corpus)), ["one.txt", "one.txt.meta.json", "originals"])
        self.assertEqual(self.read("one.txt"), b"One\n\n" + b"a" * 200 + b"\n")
        out, _ = self.run_cli("import", self.corpus, path)
        self.assertEqual(out, "2 articles written, 1 was there already, 0 doubtful, 0 unparsed\n")
        for title, text in rows:
            self.assertEqual(self.read(f"{title.lower()}.txt").decode(), f"{title}\n\n{text}\n")
        self.assertEqual(os.listdir(self.path("originals")), ["x.jsonl.original"])

    def test_stopped_between(self):
        """Metadata whose text was not written yet is of a run that was killed; the next takes its place."""
        path = self.put("a.txt", "The levy stays.\n")
        self.run_cli("import", self.corpus, path)
        os.unlink(self.path("a.txt"))
        self.run_cli("import", self.corpus, path)
        self.assertEqual(sorted(os.listdir(self.corpus)), ["a.txt", "a.txt.meta.json", "originals"])
        # What somebody marked is never written over.
        self.run_cli("zones", self.path("a.txt"), "--boilerplate", "1")
        marked = self.read("a.txt.meta.json")
        os.unlink(self.path("a.txt"))
        self.run_cli("import", self.corpus, path)
        self.assertEqual(self.read("a.txt.meta.json"), marked)
        self.assertEqual(self.read("a-2.txt"), b"The levy stays.\n")


if __name__ == "__main__":
    main()
