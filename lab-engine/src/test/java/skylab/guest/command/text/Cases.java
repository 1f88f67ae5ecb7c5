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
sed s/a/X/ fruit
sed s/a/X/g fruit
sed -n s/a/X/p fruit
sed s/a/X/2 fruit
sed -E s/([a-z]+)␠([0-9]+)/\\2␠\\1/ fruit
sed s/\\(an\\)/[\\1]/g fruit
sed s/a/&&/g fruit
sed 2d fruit
sed /apple/d fruit
sed -n 2,4p fruit
sed -n $p fruit
sed -n $= many
sed 2q fruit
sed 3q5 fruit
sed -n /banana/,/cherry/p fruit
sed 0~5d many
sed -n 1~10p many
sed -n 5,+2p many
sed -n 5,~4p many
sed -n /5$/,7p many
sed -n 2,1p many
sed $d open
sed 2i\\new fruit
sed 2ifresh fruit
sed 1a␠after fruit
sed $aend open
sed 2c\\changed fruit
sed 2,4cgone fruit
sed y/abc/xyz/ fruit
sed -e s/a/1/ -e s/b/2/ fruit
sed s/a/1/;s/b/2/ fruit
sed -n /apple/{p;p} fruit
sed /^$/d blank
sed s|a|/| fruit
sed s/[aeiou]//g fruit
sed -E s/(^|␠)(.)/\\1\\u\\2/g fruit
sed s/.*/\\U&/ fruit
sed s/x*/-/g open
sed $!d many
sed 1!G;h;$!d open
sed N;s/\\n/,/ open
sed n;d many
sed :a;s/^\\(.\\{1,5\\}\\)$/␠\\1/;ta open
sed = open
sed -n 3p nope fruit
sed s/a fruit
sed s/a/b/k fruit
sed k fruit
sed p;} fruit
sed {p fruit
sed s/\\(a/b/ fruit
sed /APPLE/Id fruit
sed 0,/a/d fruit
sed s/$/!/ fruit
sed s/^/>␠/ open
sed -s -n $p fruit open
sed s/a/\\n/ fruit
sed /a/!d fruit
sed 1~2d fruit
sed D;P;N fruit
sed $!N;P;D fruit
sed -n x;p fruit
sed bfoo fruit
cat fruit | sed 1d
sed -n /3/{=;p} fruit
md5sum fruit open nope
sha256sum fruit
sha1sum empty
md5sum sub
md5sum fruit | tee sums
base64 fruit
base64 fruit | base64 -d
base64 -w 10 fruit
base64 -w0 open
base64 -d open
seq 5
seq 2 4
seq 5 -2 1
seq 0.5 0.25 1.5
seq -w 8 11
seq -s, 4
seq -3 -1
seq
seq x
seq 3 1
yes | head -n 3
yes a b | head -n 2
seq 100000 | tail -n 1
nl fruit
nl -ba blank
nl -w3 -s: -v5 -i2 fruit
rev fruit korean
rev nope
tac fruit
tac open fruit
paste fruit open
paste -s open
paste -d, fruit open
paste -sd, many
cat fruit | paste - -
echo hello␠there x
echo -n a
echo -e a\\tb\\x41
""";

    private Cases() {}
}
