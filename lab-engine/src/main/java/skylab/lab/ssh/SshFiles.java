package skylab.lab.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What OpenSSH needs to find the door: key, configuration and the door's own host key, for nobody else to read.
 *
 * @param directory where they are
 */
record SshFiles(Path directory) {
    private static final String ALIAS = "skylab";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    static SshFiles create() throws IOException {
        return new SshFiles(Files.createTempDirectory("skylab-ssh-", mode("rwx------")));
    }

    Path config() {
        return directory.resolve("config");
    }

    void key(String pem) throws IOException {
        write("labsuser.pem", pem);
    }

    void hostKey(String line) throws IOException {
        write("known_hosts", ALIAS + " " + line + "\n");
    }

    /** Writes an entry for each machine, by its id, and by its Name tag where that says which one. */
    void hosts(List<SshHost> hosts, int port) throws IOException {
        StringBuilder text = new StringBuilder();
        for (SshHost host : hosts) {
            boolean named = NAME.matcher(host.name()).matches()
                    && hosts.stream()
                                    .filter(one -> one.name().equals(host.name()))
                                    .count()
                            == 1;
            text.append("Host ")
                    .append(named ? host.name() + " " : "")
                    .append(host.id())
                    .append("\n  User ")
                    .append(host.user())
                    .append('+')
                    .append(host.id())
                    .append("\n\n");
        }
        text.append("Host *\n  HostName 127.0.0.1\n  Port ")
                .append(port)
                .append("\n  HostKeyAlias " + ALIAS + "\n  IdentityFile ")
                .append(quoted("labsuser.pem"))
                .append("\n  IdentitiesOnly yes\n  UserKnownHostsFile ")
                .append(quoted("known_hosts"))
                .append("\n  StrictHostKeyChecking yes\n");
        write("config", text.toString());
    }

    private String quoted(String file) {
        return "\"" + directory.resolve(file).toString().replace('\\', '/') + "\"";
    }

    // A client that reads at the same moment finds the old file or the new one.
    private void write(String name, String text) throws IOException {
        Path file = Files.createTempFile(directory, name, ".new", mode("rw-------"));
        Files.writeString(file, text);
        Files.move(file, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void delete() throws IOException {
        for (String name : List.of("config", "known_hosts", "labsuser.pem")) {
            Files.deleteIfExists(directory.resolve(name));
        }
        Files.deleteIfExists(directory);
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return Files.getFileAttributeView(Path.of("."), PosixFileAttributeView.class) == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                };
    }
}
