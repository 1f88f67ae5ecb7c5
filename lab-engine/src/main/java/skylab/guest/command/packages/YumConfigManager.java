package skylab.guest.command.packages;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code yum-config-manager}: switches repositories on and off. */
@Command.Installed(value = "/usr/bin/yum-config-manager", pack = "yum-utils")
final class YumConfigManager implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        if (!sys.identity().isRoot()) {
            throw new UsageError("You must be root to change the yum configuration.", 1);
        }
        boolean enable = true;
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.startsWith("--add-repo")) {
                throw new UsageError("Skylab's Internet has no further repositories.", 1);
            } else if (word.startsWith("--enable") || word.equals("--disable")) {
                enable = word.startsWith("--enable");
            } else if (!word.startsWith("-")) {
                ids.add(word);
            }
        }
        for (String id : ids) {
            boolean known = false;
            for (Repositories.Repository one : Repositories.all(sys)) {
                if (YumRequest.glob(id, one.id())) {
                    known = true;
                    String text = Files.text(sys, one.file());
                    Files.write(sys, one.file(), with(text, one.id(), enable));
                }
            }
            if (!known) {
                throw new UsageError("Error: No matching repo to modify: " + id + ".", 1);
            }
        }
        return 0;
    }

    private static String with(String text, String id, boolean enabled) {
        StringBuilder result = new StringBuilder();
        boolean inside = false;
        for (String line : text.split("\n")) {
            if (line.startsWith("[")) {
                inside = line.equals("[" + id + "]");
                result.append(line).append("\n");
                if (inside) {
                    result.append("enabled=").append(enabled ? "1" : "0").append("\n");
                }
            } else if (!inside || !line.startsWith("enabled")) {
                result.append(line).append("\n");
            }
        }
        return result.toString();
    }
}
