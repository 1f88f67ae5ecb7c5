package skylab.guest.ssh.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.KeyMaterial;

/** Files of known hosts (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"). */
public final class KnownHosts {
    private static final String HASHED = "|1|";
    private static final int SALT = 20;

    private KnownHosts() {}

    /**
     * A line of such a file.
     *
     * @param file where it is
     * @param number from 1
     * @param names patterns with commas between them, or a hash
     * @param type of the key
     * @param key the key in base64
     */
    public record Entry(String file, int number, String names, String type, String key) {
        /** Whether it speaks of a host. */
        public boolean names(String host) {
            return isHashed()
                    ? hash(host, names.substring(HASHED.length()).split("\\|")[0])
                            .equals(names)
                    : Patterns.anyMatches(List.of(names.toLowerCase(Locale.ROOT).split(",")), host);
        }

        /** Whether the names are not readable. */
        public boolean isHashed() {
            return names.startsWith(HASHED);
        }
    }

    /** The lines of a text. */
    public static List<Entry> read(String file, String text) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            String[] words = line.strip().split("\\s+");
            if (words.length >= 3 && !words[0].startsWith("#") && !words[0].startsWith("@")) {
                entries.add(new Entry(file, number, words[0], words[1], words[2]));
            }
        }
        return entries;
    }

    /** The lines of files that are there and can be read. */
    public static List<Entry> read(Syscalls sys, List<String> files) {
        List<Entry> entries = new ArrayList<>();
        for (String file : files) {
            try {
                entries.addAll(read(file, sys.readFile(file).text()));
            } catch (Errno e) {
                continue;
            }
        }
        return entries;
    }

    /** A name as {@code HashKnownHosts} writes it. */
    public static String hashed(Syscalls sys, String host) {
        byte[] salt = new byte[SALT];
        for (int i = 0; i < SALT; i++) {
            salt[i] = (byte) (256 * sys.noise(host.hashCode() * 31L + i));
        }
        return hash(host, Base64.getEncoder().encodeToString(salt));
    }

    private static String hash(String host, String salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(salt), "HmacSHA1"));
            return HASHED + salt + "|"
                    + Base64.getEncoder().encodeToString(mac.doFinal(host.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return "";
        }
    }

    /** Appends a line; says so if that fails. */
    static void add(Syscalls sys, Target target, KeyMaterial.Blob key) {
        List<String> files = target.userKnownHosts();
        if (files.isEmpty()) {
            return;
        }
        String file = files.get(0);
        String name =
                target.settings().is("hashknownhosts", false) ? hashed(sys, target.knownName()) : target.knownName();
        try {
            String directory = file.substring(0, Math.max(1, file.lastIndexOf('/')));
            if (!sys.exists(directory) && directory.startsWith(target.own().home() + "/.")) {
                sys.makeDirectory(directory, 0700);
            }
            boolean there = sys.exists(file);
            int fd = sys.open(
                    file,
                    java.util.Set.of(
                            skylab.guest.process.OpenFlag.WRITE,
                            skylab.guest.process.OpenFlag.CREATE,
                            skylab.guest.process.OpenFlag.APPEND),
                    0600);
            // A last line without an end would swallow the new one.
            String before =
                    there && !file.startsWith("/dev/") ? sys.readFile(file).text() : "";
            sys.write(
                    fd,
                    Bytes.of((before.isEmpty() || before.endsWith("\n") ? "" : "\n") + name + " " + key.type() + " "
                            + key.base64() + "\n"));
            sys.close(fd);
            if (target.putty()) {
                return;
            }
            target.info(
                    sys,
                    "Warning: Permanently added '" + target.knownName() + "' (" + key.label()
                            + ") to the list of known hosts.");
        } catch (Errno e) {
            target.info(sys, "Failed to add the host to the list of known hosts (" + file + ").");
        }
    }
}
