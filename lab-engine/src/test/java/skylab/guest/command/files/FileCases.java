package skylab.guest.command.files;

/** Sequences of command lines: ␠ is a blank in a word, ∅ nothing. */
final class FileCases {
    static final String TEXT =
            """
ls
ls -a dir
ls -A dir
ls -R
ls -1 dir a b
ls -d dir
ls -d dir a
ls -r
ls nope
ls nope a
ls -F
ls -p
ls -m
ls --foo
ls -C
ls -x
ln -s a link ;; ls -F ;; cat link ;; readlink link ;; ls link
ln -s nowhere broken ;; ls ;; cat broken ;; ls -L broken ;; readlink -f broken | sed s,.*/,,
ln -s dir link ;; ls link ;; ls -d link ;; rm link ;; ls
ln a hard ;; stat -c %h a ;; rm a ;; cat hard
ln nope x
ln a b
ln -s a b
ln -sf a b ;; readlink b
ln dir x
ln -sv a l
mkdir new ;; ls
mkdir new/deep
mkdir -p new/deep/er ;; ls -R new ;; mkdir -p new/deep/er
mkdir dir
mkdir
mkdir a/x
mkdir -p a/x
mkdir -v x y
mkdir -pv p/q/r
mkdir -m 700 x ;; stat -c %a x
rmdir dir
rmdir nope
rmdir dir/deep ;; ls
mkdir -p x/y/z ;; rmdir -p x/y/z ;; ls
rmdir a
rmdir --ignore-fail-on-non-empty dir
rm a ;; ls
rm nope
rm -f nope
rm dir
rm -r dir ;; ls
rm -rf dir a nope ;; ls
rm -v a b
rm -rv dir/deep
rm
rm -f
rm -r .
rm -d dir
rm -Z
cp a x ;; cat x
cp a b ;; cat b
cp a dir ;; ls dir
cp a b dir ;; ls dir
cp dir x
cp -r dir x ;; ls -R x
cp -r dir x ;; cp -r dir x ;; ls -R x
cp nope x
cp a
cp
cp a b nope
cp a nope/x
cp a a
cp -r dir dir/x
cp -v a x
cp -n a b ;; cat b
cp -t dir a b ;; ls dir
chmod 640 a ;; cp a x ;; stat -c %a x
chmod 777 a ;; cp -p a x ;; stat -c %a x
cp -r dir/. x ;; mkdir y ;; cp -r dir/. y ;; ls y
cp -a dir x ;; ls x
cp dir/c/ x
mv a x ;; ls
mv a b ;; cat b ;; ls
mv a dir ;; ls dir
mv a b dir ;; ls dir
mv nope x
mv dir x ;; ls
mv dir a
mv a dir/deep/d ;; cat dir/deep/d
mv dir dir/x
mv a
mv -v a x
mv -n a b ;; cat b ;; ls
mv a nope/x
mv a a
mkdir e ;; mv a dir e ;; ls e
touch new ;; ls
touch nope/x
touch -c nope ;; ls
touch
touch -d 2020-05-06␠07:08:09 a ;; stat -c %y a ;; stat -c %Y a
touch -t 202105060708 a ;; stat -c %Y a
touch -d @1000 a ;; touch -r a b ;; stat -c %Y b
touch -d @2000 a ;; touch -d @3000 b ;; touch -d @1000 dir ;; ls -t ;; ls -tr
touch -d @86400 a ;; ls -l --time-style=long-iso a | cut -c1-10
chmod 600 a ;; stat -c %a␠%A a
chmod u+x a ;; stat -c %a a
chmod go-r a ;; stat -c %a a
chmod a=rw a ;; stat -c %a a
chmod +x a ;; stat -c %a a
chmod u=rwx,g=rx,o= a ;; stat -c %A a
chmod -x dir ;; stat -c %A dir ;; chmod 755 dir
chmod g=u a ;; stat -c %a a
chmod u+s a ;; stat -c %A␠%a a
chmod 1777 dir ;; stat -c %A dir
chmod g+s dir ;; stat -c %A dir ;; chmod 755 dir ;; stat -c %a dir
chmod -R go= dir ;; stat -c %a dir dir/c
chmod a+X a dir ;; stat -c %a a dir
chmod 9 a
chmod foo a
chmod 644
chmod
chmod 644 nope
chmod -v 600 a
chmod -c 644 a
chmod -w a ;; stat -c %a a
find . | sort
find dir -name c
find . -type f | sort
find . -type d | sort
find -name [ac] | sort
find . -maxdepth 1 | sort
find . -mindepth 2 -type f | sort
find . -iname A
find nope
find . -foo
find . -name
find a b -print
find dir -type f -exec cat {} ;
find dir -type f -exec echo x {} y ;
find dir -type f -exec echo {} +
find . -name c -delete ;; ls dir
find dir -delete ;; ls
find . -not -name a -type f | sort
find . ! -name a -a -type f | sort
find . ( -name a -o -name b ) -print | sort
find . -name deep -prune -o -type f -print | sort
find . -size -1 -type f
find . -size +5c -type f | sort
find . -empty
find . -path */deep/* | sort
find a -printf %f␠%s␠%m␠%d\\n
find . -type x
find . -type f -newer nope
find . -user nobody
find . -exec false ; -print
find a -exec true ; -print
find a -exec nosuch ;
find . -exec echo
find . -maxdepth x
find . ( -name a
find . -perm 644 -name a
find . -type f -perm /111
find dir -depth
find . -quit
find dir -execdir echo {} ;
echo a b c | xargs
echo a b c | xargs -n 1
echo a b c | xargs -n 2 echo x
echo a b | xargs -I {} echo <{}>
echo a b | xargs cat
find . -type f | sort | xargs -n1 cat
find dir -type f -print0 | xargs -0 cat
cat a b | xargs -I{} echo [{}]
true | xargs echo none
true | xargs -r echo none
echo nope | xargs cat
echo a | xargs nosuch
echo a b | xargs -t echo
cat a b | xargs -L1 echo line
echo a,b,c | xargs -d , -n1 echo
basename /x/y.txt
basename /x/y.txt .txt
basename x/
basename -a a/b c/d
basename
basename a b c
dirname /x/y.txt
dirname x
dirname x/y/
dirname /
dirname
readlink a
readlink nope
readlink
readlink -f dir/../a | sed s,.*/,,
realpath nope/x
realpath nope | sed s,.*/,,
realpath -s /x/../y
realpath -m /x/../y/z
realpath -e nope
env -i A=1 B=2 env
env -i
env A=5 printenv A
env -u PATH /usr/bin/printenv PATH
env nosuch
env -i X=1 nosuch
printenv NOPE
true
false
expr 1 + 2
expr 7 / 2
expr 7 % 4 * 3
expr 2 * ( 3 + 4 )
expr 1 - 1
expr 3 < 5
expr abc = abc
expr abc != abc
expr abc < abd
expr length hello
expr substr hello 2 3
expr index hello l
expr abc123 : [a-z]*
expr abc123 : [a-z]*\\([0-9]*\\)
expr match abc a.
expr 1 / 0
expr 1 +
expr
expr a + 1
expr 1 & 2
expr 0 & 2
stat -c %n␠%s␠%F a
stat -c %h␠%a␠%A a
stat -c %u nope
stat
stat -c %F /dev/null
ln -s a l ;; stat -c %N l ;; stat -L -c %F l
file a
file dir
file nope
touch e ;; file e
ln -s a l ;; file l
file -b a
diff a a
diff a b
diff -u a a
diff a nope
diff -q a b
diff -s a a
diff -r dir dir
cp -r dir x ;; diff -r dir x
diff a dir
seq 20 | tee x | sed 5d | tee y | sed s/12/twelve/ | tee z | wc -l ;; diff x y ;; diff x z ;; diff y z ;; diff z x
seq 20 | tee x | sed -e 3iu -e 18ic -e 10d | tee y | wc -l ;; diff x y ;; diff -U1 --label x --label y x y ;; diff -u --label x --label y x y ;; diff --unified=0 --label x --label y x y
echo -n open | tee x ;; echo open | tee y ;; diff x y ;; diff -u --label x --label y x y
echo A␠␠b | tee x ;; echo a␠b | tee y ;; diff -i x y ;; diff -ib x y ;; diff -iw x y
touch x ;; seq 3 | tee y ;; diff x y ;; diff -u --label x --label y x y ;; diff y x
""";

    private FileCases() {}
}
