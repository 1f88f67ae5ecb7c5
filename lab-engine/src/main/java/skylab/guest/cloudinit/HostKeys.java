package skylab.guest.cloudinit;

import java.util.List;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.disk.Generator;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.KeyMaterial;

/** The keys by which a machine is known to ssh: made at its first boot, told on its console. */
final class HostKeys {
    private static final List<String> TYPES = List.of("ecdsa", "ed25519");

    private HostKeys() {}

    /**
     * A file of a host key, made when somebody first reads it.
     *
     * @param type of the key
     * @param number what it follows from
     * @param secret whether it is the private half
     * @param comment after the public half
     */
    record Half(String type, long number, boolean secret, String comment) implements Generator {
        private Bytes bytes() {
            KeyMaterial key = KeyMaterial.generate(type, number);
            return Bytes.of(secret ? key.pem() : key.publicLine(comment) + "\n");
        }

        @Override
        public long size() {
            // All keys of a type are equally long, so that none has to be made to tell the length.
            return new Half(type, 0, secret, comment).bytes().size();
        }

        @Override
        public Bytes read(long from, int length) {
            return bytes().slice((int) from, (int) from + length);
        }
    }

    private static String path(String type) {
        return "/etc/ssh/ssh_host_" + type + "_key";
    }

    /** Makes those that are missing. */
    static void make(Syscalls sys) {
        for (String type : TYPES) {
            if (!sys.exists(path(type))) {
                long number = (long) (sys.noise(type.hashCode()) * (1L << 53));
                put(sys, path(type), 0600, new Half(type, number, true, ""));
                put(sys, path(type) + ".pub", 0644, new Half(type, number, false, ""));
            }
        }
    }

    /** Makes them anew, as an image may bring those of another machine. */
    static void renew(Syscalls sys) {
        for (String name : sys.list("/etc/ssh")) {
            if (name.startsWith("ssh_host_")) {
                sys.unlink("/etc/ssh/" + name);
            }
        }
        make(sys);
    }

    private static void put(Syscalls sys, String path, int permissions, Half half) {
        sys.replace(path, Content.of(half));
        sys.changeMode(path, permissions);
    }

    /** Shows the keys and their fingerprints on the console. */
    record Tell() implements Task.Act {
        @Override
        public void act(Syscalls sys) {
            StringBuilder text =
                    new StringBuilder("ci-info: no authorized SSH keys fingerprints found for user root.\n");
            text.append("<14>").append("#############################################################\n");
            text.append("<14>-----BEGIN SSH HOST KEY FINGERPRINTS-----\n");
            String host = "root@" + sys.machine().hostName();
            List<String> lines = TYPES.stream()
                    .filter(type -> sys.exists(path(type) + ".pub"))
                    .map(type -> sys.readFile(path(type) + ".pub").text().trim())
                    .toList();
            for (String line : lines) {
                String[] words = line.split(" ");
                KeyMaterial.Blob.parse(words[1]).ifPresent(key -> text.append("<14>")
                        .append(key.bits())
                        .append(' ')
                        .append(key.fingerprint())
                        .append(' ')
                        .append(host)
                        .append(" (")
                        .append(key.label())
                        .append(")\n"));
            }
            text.append("<14>-----END SSH HOST KEY FINGERPRINTS-----\n");
            text.append("<14>").append("#############################################################\n");
            text.append("-----BEGIN SSH HOST KEY KEYS-----\n");
            lines.forEach(line -> text.append(line).append(' ').append(host).append('\n'));
            text.append("-----END SSH HOST KEY KEYS-----\n");
            Paths.console(sys, text.toString());
        }
    }
}
