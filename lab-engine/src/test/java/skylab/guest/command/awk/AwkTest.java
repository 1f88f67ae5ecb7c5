package skylab.guest.command.awk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skylab.guest.command.gnu.Commands;
import skylab.guest.command.gnu.RealMachine;

/** The language awk. */
class AwkTest {
    private static final String FRUIT =
            "banana 3 yellow\napple 12 red\ncherry 100 red\n\napple 7 green\n  date  2\tbrown\n";
    private static final String TABLE = "root:x:0:0\nbin:x:1:1\nec2-user:x:1000:1000\n";
    private static final String PROGRAMS =
            """
{ print }
{ print $1 }
{ print $1, $3 }
{ print $NF }
NF { print $(NF-1), NF }
{ print NR ": " $0 }
NR == 2
NR > 1 && NR < 4
/apple/
!/apple/
/banana/,/cherry/
$2 > 5
$2 == 7 { print "seven" }
$3 ~ /^r/ { print $1 }
$3 !~ /r/
$1 == "apple" { n++ } END { print n }
{ s += $2 } END { print s, s / NR }
END { print NR }
END { print $0 }
BEGIN { print "start" } { } END { print "end" }
BEGIN { print 1 + 2 * 3, 2 ^ 10, 7 % 4, -2 ^ 2, 10 / 4 }
BEGIN { x = 5; x += 2; x *= 3; print x++, x, ++x, x--, --x }
BEGIN { print 1 == 1.0, "a" < "b", "10" < "9", 10 < 9 }
BEGIN { print length("hello"), substr("hello", 2, 3), index("hello", "l"), toupper("abc"), tolower("ABC") }
BEGIN { print substr("hello", 0), substr("hello", 4, 100) }
BEGIN { n = split("a:b:c", p, ":"); print n, p[1], p[3] }
BEGIN { n = split("  a b  c ", p); print n, p[1], p[3] }
BEGIN { s = "hello"; n = gsub(/l/, "[&]", s); print n, s; sub("h", "J", s); print s }
{ gsub(/a/, "A"); print }
{ sub(/[0-9]+/, "<&>"); print }
BEGIN { if (match("foobar", /o+/)) print RSTART, RLENGTH }
BEGIN { printf "%d|%5d|%-5d|%05d|%x|%o|%c|%s|%5.2f|%e|%g\\n", 42, 42, 42, 42, 255, 8, "A", "s", 3.14159, 12345.678, 0.0001 }
BEGIN { printf("%s %s\\n", "a", "b") }
BEGIN { printf "%5s|%-5s|%.2s|%%\\n", "abc", "abc", "abc" }
BEGIN { print 0.1 + 0.2, 1e6, 1e-5, 3.0 }
BEGIN { for (i = 0; i < 3; i++) print i; while (i > 0) { i--; if (i == 1) continue; print "w" i } do { i++ } while (i < 5); print i }
BEGIN { for (i = 1; ; i++) { if (i > 3) break; print i } }
{ count[$3]++ } END { print count["red"], ("green" in count), ("blue" in count) }
{ a[NR] = $1 } END { for (i = NR; i > 0; i--) print a[i] }
BEGIN { a[1, 2] = 3; print ((1, 2) in a), a[1, 2]; delete a[1, 2]; print ((1, 2) in a) }
function f(x, y) { y = x * 2; return y } BEGIN { print f(3), y }
function fact(n) { return n <= 1 ? 1 : n * fact(n - 1) } BEGIN { print fact(10) }
function fill(a, n) { for (i = 1; i <= n; i++) a[i] = i } BEGIN { fill(z, 3); print z[1] z[2] z[3] }
{ $2 = "X"; print }
{ $5 = "five"; print; print NF }
{ NF = 2; print }
{ $0 = "new record here"; print $2, NF }
BEGIN { OFS = "-" } { $1 = $1; print }
BEGIN { OFS = "-"; ORS = "|\\n" } { print $1, $2 }
{ print length }
{ print length($0) > "/dev/stdout" }
NR == 1, NR == 3 { print NR }
NR % 2
$1
{ next; print "never" } END { print "done" }
NR == 2 { exit 3 } { print } END { print "end" }
BEGIN { exit } END { print "end runs" }
{ print ($2 > 5 ? "big" : "small"), $1 }
{ print $1 $2 }
{ print $1" "$2 }
BEGIN { print "a" > "/dev/stderr" }
BEGIN { print 1, 2 > "/dev/stdout" }
BEGIN { print (1 > 2) }
BEGIN { x["a"]; if ("a" in x) print "in" }
BEGIN { print substr("hello world", index("hello world", " ") + 1) }
BEGIN { print -3 % 2, int(3.9), int(-3.9), sqrt(16), exp(0), log(1) }
BEGIN { print 1 " " 2, 1 + 1 "" 2 }
BEGIN { a = "3x"; print a + 1, +a, !a, !"" , !0 }
BEGIN { print "tab\\there", "quote\\"q", "back\\\\slash" }
# a comment alone
{ if ($2 > 10) print $1; else print "-" }
{ if ($2 > 10) { print $1 } else if ($2 > 5) { print "mid" } else { print "low" } }
BEGIN { $3 = "c"; print NF, $0 }
BEGIN { while (i++ < 3) print i }
BEGIN { printf "no newline" }
BEGIN { print length() }
BEGIN { print substr ("abc", 2), length ("abcd") }
/red/ { r++ } /green/ { g++ } END { print r + 0, g + 0, b + 0 }
BEGIN { print toupper(substr("word", 1, 1)) substr("word", 2) }
{ print NR, FNR, FILENAME }
BEGIN { print ENVIRON["NOPE"] "x" }
BEGIN { if (!(3 in a)) print "no"; print length(a) }
BEGIN { print index("abc", "z"), "A" "B" == "AB" }
BEGIN { "x" ~ "x" ? y = 1 : y = 2; print y }
BEGIN { CONVFMT = "%.2g"; a = 3.14159; b = a ""; print b }
BEGIN { OFMT = "%.2f"; print 3.14159, 17 }
{ sub(/ +$/, ""); n = gsub(/[aeiou]/, "&&"); print n ":" $0 }
""";

    static String[] programs() {
        return PROGRAMS.strip().split("\n");
    }

    private final Commands machine = new Commands().file("fruit", FRUIT).file("table", TABLE);

    @ParameterizedTest
    @MethodSource("programs")
    void as_the_real_one(String program, @TempDir Path directory) throws Exception {
        assumeTrue(RealMachine.has("awk"), "no awk here to compare with");
        RealMachine real = new RealMachine(directory);
        real.file("fruit", FRUIT);
        Commands.Result expected = real.run("awk", program, "fruit");
        Commands.Result actual = machine.run("awk", program, "fruit");
        assertEquals(expected, actual, program);
    }

    @Test
    void separators_of_fields_and_records() {
        assertEquals(
                "root 0\nbin 1\nec2-user 1000\n",
                machine.run("awk", "-F:", "{print $1, $3}", "table").out());
        assertEquals(
                "root\nbin\nec2-user\n",
                machine.run("awk", "-F", "[:x]+", "{print $1}", "table").out());
        assertEquals(
                "a|b\n",
                machine.file("t", "a\tb\n")
                        .run("awk", "-F", "\\t", "{print $1 \"|\" $2}", "t")
                        .out());
        assertEquals(
                "x,y\n",
                machine.file("s", "x;y\n")
                        .run("awk", "BEGIN{FS=\";\"} {print $1 \",\" $2}", "s")
                        .out());
        machine.file("paragraphs", "a b\nc\n\n\nd\ne f\n");
        assertEquals(
                "1 3 c\n2 3 f\n",
                machine.run("awk", "BEGIN{RS=\"\"} {print NR, NF, $3}", "paragraphs")
                        .out());
        assertEquals(
                "a\nb\nc\n",
                machine.file("commas", "a,b,c\n")
                        .run("awk", "-v", "RS=,", "{print $1}", "commas")
                        .out());
    }

    @Test
    void variables_from_the_command_line() {
        assertEquals(
                "12\n",
                machine.run("awk", "-v", "x=5", "-v", "y=7", "BEGIN{print x+y}").out());
        assertEquals(
                "1\n2\n",
                machine.run("awk", "FNR==1{print v}", "v=1", "table", "v=2", "table")
                        .out());
        assertEquals(
                "/home/x\n",
                machine.run("env", "HOME=/home/x", "awk", "BEGIN{print ENVIRON[\"HOME\"]}")
                        .out());
        assertEquals(
                "4\n",
                machine.file("p.awk", "BEGIN {\n  # sum\n  print 2 + 2\n}\n")
                        .run("awk", "-f", "p.awk")
                        .out());
    }

    @Test
    void lines_are_executed_as_they_come() {
        machine.file("log", "");
        machine.start("tail", "-f", "log", "|", "awk", "{n += $1; print n}");
        machine.append("log", "1\n2\n");
        assertEquals("1\n3\n", machine.printed());
        machine.append("log", "4\n");
        assertEquals("1\n3\n7\n", machine.printed());
    }

    @Test
    void loops_over_arrays_have_an_order() {
        assertEquals(
                "2 10 a b \n",
                machine.run("awk", "BEGIN{x[\"b\"];x[10];x[\"a\"];x[2]; for (k in x) printf \"%s \", k; print \"\"}")
                        .out());
    }

    @Test
    void where_awks_differ_it_is_as_gawk() {
        assertEquals(
                "10000000000 8 h\n",
                machine.run("awk", "BEGIN{print 100000 * 100000, 2 ** 3, substr(\"hello\", -1, 3)}")
                        .out());
        assertEquals(
                new Commands.Result("", "awk: cmd. line:1: fatal: attempt to access field -1\n", 2),
                machine.run("awk", "BEGIN{print $(-1)}"));
    }

    @Test
    void gensub_of_gawk() {
        assertEquals(
                "b-a\n",
                machine.run("awk", "BEGIN{print gensub(/(a)-(b)/, \"\\\\2-\\\\1\", 1, \"a-b\")}")
                        .out());
    }

    @Test
    void what_is_wrong_is_said() {
        assertEquals(
                new Commands.Result("", "awk: cmd. line:1: fatal: division by zero attempted\n", 2),
                machine.run("awk", "BEGIN{print 1/0}"));
        assertEquals(
                new Commands.Result("", "awk: cannot open file `nope' for reading: No such file or directory\n", 2),
                machine.run("awk", "{print}", "nope"));
        assertEquals(
                new Commands.Result("", "awk: cmd. line:1: syntax error at or near }\n", 1),
                machine.run("awk", "{print $}"));
        assertEquals(
                new Commands.Result("", "awk: cmd. line:1: fatal: cannot redirect to `/x': Permission denied\n", 2),
                machine.run("awk", "BEGIN{print 1 > \"/x\"}"));
        assertEquals(2, machine.run("awk", "BEGIN{while (1) x++}").status());
    }
}
