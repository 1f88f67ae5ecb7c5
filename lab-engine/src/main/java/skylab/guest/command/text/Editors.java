package skylab.guest.command.text;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** Editors that fill the screen. There is no screen to fill: they say how to write a file instead. */
@Command.Installed({"/usr/bin/vim", "/usr/bin/vi", "/usr/bin/nano", "/usr/bin/emacs"})
final class Editors implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        String file = arguments.stream()
                .filter(word -> !word.startsWith("-") && !word.startsWith("+"))
                .findFirst()
                .orElse("FILE");
        out.complain("Skylab does not emulate full-screen editors. Write the file with a here-document:\n"
                + "  cat > " + file + " <<'EOF'\n  ...\n  EOF\n"
                + "or change it with sed -i, or append with: echo '...' >> " + file);
        out.complain("Skylab은 전체 화면 편집기를 에뮬레이트하지 않습니다. 히어 도큐먼트로 파일을 작성하세요:\n"
                + "  cat > " + file + " <<'EOF'\n  ...\n  EOF\n"
                + "고칠 때는 sed -i, 덧붙일 때는 echo '...' >> " + file + " 를 쓰세요.");
        return 1;
    }
}
