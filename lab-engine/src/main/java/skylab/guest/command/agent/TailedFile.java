package skylab.guest.command.agent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/**
 * A log file whose end is followed. How far it was sent is kept in a file, so that the agent goes on there after it was
 * started again.
 *
 * @param source what tells to follow it
 * @param path the file
 */
record TailedFile(AgentConfig.Source source, String path) {
    private static final String STATE = "/opt/aws/amazon-cloudwatch-agent/logs/state/";
    private static final int MOST_BYTES = 1 << 20;

    /**
     * What is new.
     *
     * @param lines whole lines
     * @param end the position behind the last one
     */
    record News(List<String> lines, long end) {}

    /** The files that a source means and that are there; the one it names even if it is not. */
    static List<TailedFile> of(Syscalls sys, AgentConfig.Source source) {
        int slash = source.path().lastIndexOf('/');
        String pattern = source.path().substring(slash + 1);
        if (pattern.indexOf('*') < 0) {
            return List.of(new TailedFile(source, source.path()));
        }
        String directory = source.path().substring(0, slash + 1);
        List<TailedFile> files = new ArrayList<>();
        try {
            for (String name : sys.list(directory)) {
                if (fits(name, pattern)) {
                    files.add(new TailedFile(source, directory + name));
                }
            }
        } catch (Errno missing) {
            return List.of();
        }
        return files;
    }

    private static boolean fits(String name, String pattern) {
        String[] parts = pattern.split("\\*+", -1);
        if (!name.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return name.length() - at >= last.length() && name.endsWith(last);
    }

    /** What was added since it was sent; a file that has become shorter begins again. */
    News news(Syscalls sys) {
        try {
            Content content = sys.content(path);
            long begin = position(sys);
            if (begin > content.size()) {
                begin = 0;
            }
            int length = (int) Math.min(MOST_BYTES, content.size() - begin);
            byte[] bytes = content.read(begin, length).toArray();
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
            return new News(text.lines().filter(line -> !line.isEmpty()).toList(), begin + end);
        } catch (Errno unreadable) {
            return new News(List.of(), 0);
        }
    }

    private long position(Syscalls sys) {
        try {
            String text = sys.readFile(state()).text();
            return Long.parseLong(text.substring(0, Math.max(0, text.indexOf('\n'))));
        } catch (Errno | NumberFormatException none) {
            return 0;
        }
    }

    /** Notes that everything up to a position was sent. */
    void sent(Syscalls sys, long position) {
        sys.writeFile(state(), Bytes.of(position + "\n" + path + "\n"));
    }

    private String state() {
        return STATE + path.replace('/', '_');
    }

    /** When it differs from what is known. */
    Condition changed(Syscalls sys) {
        return new Condition.FileChanged(path, sys.exists(path) ? sys.stat(path).size() : 0);
    }

    /** When the directory that a source looks into differs. */
    static Condition directory(Syscalls sys, AgentConfig.Source source) {
        String path = source.path().substring(0, Math.max(1, source.path().lastIndexOf('/')));
        return new Condition.FileChanged(path, sys.exists(path) ? sys.stat(path).size() : 0);
    }
}
