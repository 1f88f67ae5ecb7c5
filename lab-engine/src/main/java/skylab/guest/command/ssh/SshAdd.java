package skylab.guest.command.ssh;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.Account;
import skylab.guest.ssh.KeyFile;
import skylab.guest.ssh.KeyMaterial;
import skylab.guest.ssh.agent.Request;

/** {@code ssh-add}: gives keys to the agent, lists them, takes them away. */
@Command.Installed("/usr/bin/ssh-add")
public final class SshAdd implements Conversing {
    private static final List<String> USUAL = List.of("id_rsa", "id_ecdsa", "id_ed25519");
    private static final String NO_AGENT = "NONE";

    @Override
    public int run(Syscalls sys, List<String> arguments, Dialogue.Talk talk) {
        Arguments given = Arguments.parse(arguments, "lLdDt:qkcKvE:", Map.of(), 1);
        Request held = talk.agent(Request.of(Request.LIST));
        if (held.word().equals(NO_AGENT)) {
            talk.complain(
                    sys.env().getOrDefault(Request.SOCKET, "").isEmpty()
                            ? "Could not open a connection to your authentication agent."
                            : "Error connecting to agent: No such file or directory");
            return 2;
        }
        if (given.has("l") || given.has("L")) {
            return list(given.has("L"), held.keys(), talk);
        }
        if (given.has("D")) {
            talk.agent(Request.of(Request.REMOVE_ALL));
            talk.complain("All identities removed.");
            return 0;
        }
        List<String> files = given.operands();
        boolean usual = files.isEmpty();
        if (usual) {
            String home =
                    Account.of(sys, sys.identity().uid()).map(Account::home).orElse("/");
            files = USUAL.stream()
                    .map(name -> home + "/.ssh/" + name)
                    .filter(sys::exists)
                    .toList();
        }
        int status = usual && files.isEmpty() ? 1 : 0;
        for (String file : files) {
            boolean done = given.has("d") ? remove(sys, file, talk) : add(sys, file, given, talk);
            status = done ? status : 1;
        }
        return status;
    }

    private static int list(boolean whole, List<Request.Held> keys, Dialogue.Talk talk) {
        if (keys.isEmpty()) {
            talk.say("The agent has no identities.");
            return 1;
        }
        for (Request.Held one : keys) {
            KeyMaterial.Blob key = one.key();
            talk.say(
                    whole
                            ? key.type() + " " + key.base64() + " " + one.comment()
                            : key.bits() + " " + key.fingerprint() + " " + one.comment() + " (" + key.label() + ")");
        }
        return 0;
    }

    private static Optional<String> read(Syscalls sys, String file, Dialogue.Talk talk) {
        try {
            int mode = sys.stat(file).permissions() & 0777;
            if (sys.stat(file).uid() == sys.identity().uid() && (mode & 077) != 0) {
                String frame = "@".repeat(59);
                talk.complain(frame + "\n@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\n" + frame
                        + "\nPermissions " + String.format("%04o", mode) + " for '" + file + "' are too open.\n"
                        + "It is required that your private key files are NOT accessible by others.\n"
                        + "This private key will be ignored.");
                return Optional.empty();
            }
            return Optional.of(sys.readFile(file).text());
        } catch (Errno e) {
            talk.complain(file + ": " + e.text());
            return Optional.empty();
        }
    }

    private static boolean add(Syscalls sys, String file, Arguments given, Dialogue.Talk talk) {
        Optional<String> text = read(sys, file, talk);
        if (text.isEmpty()) {
            return false;
        }
        Optional<KeyFile> key = KeyFile.parse(text.get(), "");
        if (key.isEmpty()) {
            talk.complain("Error loading key \"" + file + "\": invalid format");
            return false;
        }
        for (String prompt = "Enter passphrase for " + file + ": ";
                key.get().secret().isEmpty();
                prompt = "Bad passphrase, try again for " + file + ": ") {
            String passphrase = talk.askSecretly(prompt);
            if (passphrase.isEmpty()) {
                return false;
            }
            key = KeyFile.parse(text.get(), passphrase);
        }
        String comment = key.get().comment().isEmpty() ? file : key.get().comment();
        String seconds =
                given.value("t").filter(time -> time.matches("[0-9]{1,9}")).orElse("0");
        Request answer = talk.agent(
                Request.of(Request.ADD, key.get().as(KeyFile.Format.OPENSSH).write(0, ""), comment, seconds));
        if (!answer.word().equals(Request.SUCCESS)) {
            talk.complain("Could not add identity \"" + file + "\": agent refused operation");
            return false;
        }
        if (!given.has("q")) {
            talk.complain("Identity added: " + file + " (" + comment + ")");
            if (!seconds.equals("0")) {
                talk.complain("Lifetime set to " + seconds + " seconds");
            }
        }
        return true;
    }

    private static boolean remove(Syscalls sys, String file, Dialogue.Talk talk) {
        Optional<KeyMaterial.Blob> key = read(sys, file, talk).flatMap(KeyMaterial::publicHalf);
        boolean done = key.isPresent()
                && talk.agent(Request.of(Request.REMOVE, key.get().base64()))
                        .word()
                        .equals(Request.SUCCESS);
        talk.complain(
                done
                        ? "Identity removed: " + file + " (" + key.get().label() + ")"
                        : "Could not remove identity \"" + file + "\": agent refused operation");
        return done;
    }
}
