package skylab.guest.cloudinit;

import java.util.List;
import java.util.Map;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Syscalls;

/** Keeps the parts of user data where the later stages find them. */
final class UserParts {
    private static final String CONFIG = Paths.INSTANCE + "/cloud-config.txt";

    private UserParts() {}

    /** Writes scripts and configuration of user data to the instance's directory, in place of what was there. */
    static Config take(Syscalls sys, Bytes data) {
        Paths.write(sys, Paths.INSTANCE + "/user-data.txt", 0600, data);
        String scripts = Paths.INSTANCE + "/scripts";
        Paths.directories(sys, scripts + "/x");
        for (String old : sys.list(scripts)) {
            if (old.startsWith("part-")) {
                sys.unlink(scripts + "/" + old);
            }
        }
        Config config = Config.EMPTY;
        StringBuilder texts = new StringBuilder("#cloud-config\n");
        int number = 0;
        for (UserData.Part part : UserData.parts(data)) {
            number++;
            String name = String.format("part-%03d", number);
            switch (part.type()) {
                case UserData.SCRIPT -> Paths.write(sys, scripts + "/" + name, 0700, part.content());
                case UserData.CONFIG -> {
                    Config more = parse(sys, part.content().text());
                    config = config.plus(more.entries());
                    if (!more.entries().isEmpty()) {
                        texts.append(part.content().text().replaceFirst("^#cloud-config[^\n]*\n", ""))
                                .append('\n');
                    }
                }
                case UserData.BOOTHOOK -> {
                    Paths.write(sys, Paths.INSTANCE + "/boothooks/" + name, 0700, part.content());
                    Paths.log(sys, "boot_hook.py", "WARNING", "Boothooks are not emulated: " + name + " was not run");
                }
                case UserData.INCLUDE ->
                    Paths.log(
                            sys,
                            "user_data.py",
                            "WARNING",
                            "Skylab does not emulate #include: no web server answers for user data");
                default -> {
                    String begin = new String(part.content().toArray(), java.nio.charset.StandardCharsets.ISO_8859_1);
                    String shown =
                            begin.substring(0, Math.min(24, begin.length())).replace("\n", "\\n");
                    Paths.log(
                            sys,
                            "__init__.py",
                            "WARNING",
                            "Unhandled non-multipart (" + part.type() + ") userdata: 'b'" + shown
                                    + (begin.length() > 24 ? "'..." : "'") + "'");
                }
            }
        }
        Paths.write(sys, CONFIG, 0600, texts.toString());
        return config;
    }

    /** The configuration that was kept. */
    static Config config(Syscalls sys) {
        return parse(sys, Paths.read(sys, CONFIG));
    }

    private static Config parse(Syscalls sys, String text) {
        try {
            if (Yaml.parse(text) instanceof Map<?, ?> map) {
                return Config.EMPTY.plus(map);
            }
            Paths.log(
                    sys,
                    "util.py",
                    "WARNING",
                    "Failed loading yaml blob. Yaml load allows (<class 'dict'>,) root types, but got another instead");
        } catch (Yaml.Malformed e) {
            Paths.log(sys, "util.py", "WARNING", "Failed loading yaml blob. " + e.getMessage());
        }
        return Config.EMPTY;
    }

    /** The items of a list that are maps. */
    static List<Map<?, ?>> maps(Config config, String key) {
        List<Map<?, ?>> maps = new java.util.ArrayList<>();
        for (Object item : config.list(key)) {
            if (item instanceof Map<?, ?> map) {
                maps.add(map);
            }
        }
        return maps;
    }
}
