package skylab.guest.command.web;

import java.util.HashMap;
import java.util.Map;
import skylab.guest.process.Syscalls;

/** Types of content by the endings of names, as {@code /etc/mime.types} lists them. */
final class MimeTypes {
    private MimeTypes() {}

    static Map<String, String> of(Syscalls sys, String path) {
        Map<String, String> types = new HashMap<>();
        if (sys.exists(path)) {
            sys.readFile(path)
                    .text()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        String[] words = line.replace(";", " ").strip().split("\\s+");
                        for (int i = 1; i < words.length; i++) {
                            types.put(words[i], words[0]);
                        }
                    });
        }
        return types;
    }
}
