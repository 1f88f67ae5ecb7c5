package skylab.guest.command.text;

/** Command lines: words are separated by blanks; ␠ is a blank in a word, ⏎ a line feed, ∅ nothing. */
final class Cases {
    static final String TEXT =
            """
cat fruit
cat -n fruit open many
cat -b blank
cat -s blank
cat -sn blank
cat -A blank korean
cat -E open
cat nope fruit
cat sub
cat empty
cat --foo
cat -Z
head many
head -n 3 many
head -3 many
head -n -27 many
head -c 5 many
head -c -5 open
head -n 2 fruit open nope
head -q -n1 fruit open
head -n x many
head sub
cat many | head -n 2
cat many | head -n -28
tail many
tail -n 3 many
tail -3 many
tail -n +28 many
tail -c 5 open
tail -c +7 open
tail -n 2 fruit open nope
tail -n 0 many
tail open
cat many | tail -n 2
cat many | tail -n +29
cat many | tail -c 7
tail -n 100 many
grep apple fruit
grep -n apple fruit
grep -c apple fruit open
grep -v apple fruit
grep -i date fruit
grep -l apple fruit open sub/inner
grep -L apple fruit open
grep -r apple .
grep -rn apple sub fruit
grep -r nothing .
grep apple sub
grep apple nope fruit
grep -s apple nope
grep -q apple fruit
grep -E ^(apple|cherry) fruit
grep -E a{2} fruit
grep -o [a-z]*e fruit
grep -on an fruit
grep -w re fruit
grep -w red fruit
grep -x one open
grep -A1 cherry fruit
grep -B1 -n cherry fruit
grep -C1 line␠5 many
grep -n -A1 line␠[13]$ many
grep -n -C1 5 many
grep -m2 line many
grep -m1 -A2 line␠5 many
grep -e apple -e cherry fruit
grep -F a.p fruit
grep -F apple fruit
grep [p]ing fruit
grep \\(an\\)\\1 fruit
grep a\\+p fruit
grep a* open
grep *a fruit
grep ^$ fruit
grep -c ^$ fruit
grep [[:digit:]]\\{3\\} fruit
grep [^a-z␠0-9] fruit
grep \\bred\\b fruit
grep \\<a fruit
grep 녕 korean
grep -o ..$ korean
grep -E [0-9]+$|red fruit
grep \\(a fruit
grep -E (a fruit
grep \\1 fruit
grep a\\ fruit
grep -h apple fruit sub/inner
grep -H one open
grep --color=never one open
grep --include=inn* -r apple .
grep -y DATE fruit
grep -5 nothing fruit
grep -f open many
grep -Ev a|e fruit
grep a⏎b fruit
cat fruit | grep -n red
egrep -c red|green fruit
wc fruit
wc -l many fruit
wc -w fruit
wc -lc fruit open
wc -m korean
wc -L fruit
cat many | wc
cat many | wc -l
wc nope fruit
wc sub
sort fruit
sort -r fruit
sort -k2 fruit
sort -k2n fruit
sort -k2,2n -k1,1 fruit
sort -n -k 2 fruit
sort -t: -k3 -n table
sort -t : -k 3,3nr table
sort -u fruit open fruit
sort -h sizes
sort -hr sizes
sort -f fruit
sort -c fruit
sort -k0 fruit
sort nope
sort -t␠ -k3,3 -k2,2n fruit
sort -k1.2,1.3 fruit
sort -k1,1 -u fruit
sort -b -k2 fruit
sort -V many
sort korean
sort sub
uniq fruit
cut -d␠ -f1 fruit | sort | uniq -c
cut -d␠ -f3 fruit | sort | uniq -c | sort -rn
cut -d␠ -f1 fruit | sort | uniq -d
cut -d␠ -f1 fruit | sort | uniq -u
uniq -i open
cut -d: -f1,3 table
cut -d: -f2- table
cut -s -d: -f1 table
cut -c2-4 fruit
cut -c-3 open
cut -c1,3,5- fruit
cut -d: -f1,4 --output-delimiter=␠ table
cut --complement -d: -f2 table
cut -f1 fruit
cut fruit
cut -d:: -f1 table
cut -f0 table
cut -f3-2 table
cut -b1-3 fruit
cut -f1 nope
cat fruit | tr a-z A-Z
cat fruit | tr -d aeiou
cat fruit | tr -s ␠e
cat fruit | tr -cd [:alpha:]
cat fruit | tr [:lower:] [:upper:]
cat fruit | tr ␠ \\n
cat fruit | tr -s [:space:] \\n
cat fruit | tr abc x
cat fruit | tr -c [:alnum:]\\n _
cat fruit | tr a-c [x*2]y
cat fruit | tr -d
cat fruit | tr a
cat fruit | tr z-a b
cat fruit | tee copy | wc -l
cat fruit | tee -a open | tail -n1
""";

    private Cases() {}
}
