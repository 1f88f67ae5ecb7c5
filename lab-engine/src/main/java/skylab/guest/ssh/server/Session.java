package skylab.guest.ssh.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.guest.command.system.AccountFiles;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Pipe;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.Account;
import skylab.guest.ssh.KeyMaterial;
import skylab.guest.ssh.Signatures;
import skylab.guest.ssh.protocol.Message;
import skylab.guest.ssh.protocol.Mux;

/**
 * The server's side of one connection until somebody is logged in: shows the host's keys, checks the user's.
 *
 * @param config what is configured
 * @param peer where it came from
 * @param mux the connection
 * @param id the session's identifier, empty before it is greeted
 * @param user the name that was tried last; empty before
 * @param failures how often it was refused
 * @param asking the key that {@code AuthorizedKeysCommand} is asked for
 */
record Session(ServerConfig config, Peer peer, Mux mux, String id, String user, int failures, Optional<Asking> asking)
        implements Program {
    private static final String VERSION = "SSH-2.0-OpenSSH_8.7";
    private static final int TRIES = 6;

    /**
     * A question to {@code AuthorizedKeysCommand}.
     *
     * @param request the login attempt that waits for the answer
     * @param fd where the answer is read
     * @param answer what has come of it
     */
    private record Asking(String request, int fd, Bytes answer) {}

    static Session begin(ServerConfig config, Peer peer) {
        return new Session(
                config,
                peer,
                Mux.over(Server.CONNECTION, Server.CONNECTION).send(VERSION),
                "",
                "",
                0,
                Optional.empty());
    }

    private Session over(Mux next) {
        return new Session(config, peer, next, id, user, failures, asking);
    }

    private Session asking(Optional<Asking> question) {
        return new Session(config, peer, mux, id, user, failures, question);
    }

    @Override
    public Step step(Syscalls sys) {
        sys.catchSignals(Set.of(Signal.PIPE));
        sys.takeSignals();
        Session now = over(mux.flush(sys));
        if (id.isEmpty()) {
            return now.greet(sys);
        }
        if (asking.isPresent()) {
            return now.hear(sys);
        }
        Mux.Received received = now.mux.receive(sys);
        now = now.over(received.mux());
        for (int i = 0; i < received.messages().size(); i++) {
            if (received.messages().get(i).kind() == Message.Kind.AUTHENTICATE
                    && received.messages().get(i).text().split(" ").length > 1) {
                return now.attempt(sys, received.messages().get(i).text(), Optional.empty());
            }
        }
        if (received.end()) {
            String who = user.isEmpty()
                    ? ""
                    : Account.named(sys, user).isPresent()
                            ? "authenticating user " + user + " "
                            : "invalid user " + user + " ";
            AuthLog.say(sys, "Connection closed by " + who + peer + " [preauth]");
            return new Step.Exit(255);
        }
        return new Step.Await(now, now.mux.reading());
    }

    private Step greet(Syscalls sys) {
        Mux.Line first = mux.line(sys);
        if (first.line().isEmpty()) {
            if (first.end()) {
                AuthLog.say(sys, "Connection closed by " + peer);
                return new Step.Exit(255);
            }
            return new Step.Await(over(first.mux()), first.mux().reading());
        }
        if (!first.line().get().startsWith("SSH-2.0-")) {
            AuthLog.say(
                    sys,
                    "error: kex_exchange_identification: client sent invalid protocol identifier \""
                            + first.line().get() + "\"");
            first.mux().send("Invalid SSH identification string.").flush(sys);
            return new Step.Exit(255);
        }
        String session = HexFormat.of()
                .formatHex((sys.machine().bootId() + sys.now() + sys.noise(sys.pid()) + peer)
                        .getBytes(StandardCharsets.UTF_8));
        StringBuilder keys = new StringBuilder(session);
        for (String file : HostKeys.publicFiles(sys, config)) {
            keys.append('\n').append(sys.readFile(file).text().strip());
        }
        Mux next = first.mux().send(Message.of(Message.Kind.HOST_KEYS, 0, keys.toString()));
        return new Step.Continue(new Session(config, peer, next, session, user, failures, asking));
    }

    // The line is: user, method, and what the method needs. The answer of AuthorizedKeysCommand may be known.
    private Step attempt(Syscalls sys, String line, Optional<String> commanded) {
        String[] words = line.split(" ");
        String name = words[0];
        Session now = this;
        if (!name.equals(user)) {
            now = new Session(config, peer, mux, id, name, failures, asking);
            if (Account.named(sys, name).isEmpty()) {
                AuthLog.say(sys, "Invalid user " + name + " from " + peer);
            }
        }
        ServerConfig mine = config.forLogin(
                name,
                Account.named(sys, name)
                        .map(account -> Login.groups(sys, account))
                        .orElse(List.of()),
                peer.address(),
                peer.localPort());
        Optional<Account> account = Login.admitted(sys, mine, peer, name);
        if (words[1].equals("none")) {
            String banner = mine.get("banner")
                    .filter(file -> !file.equals("none") && sys.exists(file))
                    .orElse("");
            Mux next = banner.isEmpty()
                    ? now.mux
                    : now.mux.send(Message.of(
                            Message.Kind.BANNER, 0, sys.readFile(banner).text()));
            return new Step.Continue(now.over(next.send(Message.of(Message.Kind.REFUSED, 0, mine.methods()))));
        }
        if (words[1].equals("password")) {
            return now.password(sys, mine, account, words);
        }
        Optional<KeyMaterial.Blob> key = words.length > 2 ? KeyMaterial.Blob.parse(words[2]) : Optional.empty();
        if (account.isEmpty() || key.isEmpty() || !mine.is("pubkeyauthentication", true)) {
            return now.refuse(sys, mine);
        }
        Optional<AuthorizedKey> admitted = commanded.isPresent()
                ? Login.find(commanded.get(), key.get(), mine, account.get(), peer)
                : Login.find(sys, mine, peer, account.get(), key.get());
        if (admitted.isEmpty() && commanded.isEmpty()) {
            Optional<Step> question = now.ask(sys, mine, account.get(), key.get(), line);
            if (question.isPresent()) {
                return question.get();
            }
        }
        if (admitted.isEmpty()) {
            return now.refuse(sys, mine);
        }
        if (words.length < 4) {
            return new Step.Continue(now.over(now.mux.send(Message.of(Message.Kind.KEY_ACCEPTABLE, 0, ""))));
        }
        byte[] signature = Base64.getDecoder().decode(words[3]);
        return Signatures.verify(key.get(), Signatures.challenge(id, name, key.get()), signature)
                ? now.accept(
                        sys,
                        mine,
                        new Login(account.get(), admitted),
                        "publickey",
                        ": " + key.get().label() + " " + key.get().fingerprint())
                : now.refuse(sys, mine);
    }

    private Step password(Syscalls sys, ServerConfig mine, Optional<Account> account, String[] words) {
        String typed = words.length < 3 ? "" : new String(Base64.getDecoder().decode(words[2]), StandardCharsets.UTF_8);
        boolean may = mine.is("passwordauthentication", true)
                && (!user.equals("root")
                        || mine.get("permitrootlogin").filter("yes"::equals).isPresent());
        if (may && account.isPresent() && AccountFiles.verify(sys, user, typed)) {
            return accept(sys, mine, new Login(account.get(), Optional.empty()), "password", "");
        }
        AuthLog.say(
                sys,
                "Failed password for " + (Account.named(sys, user).isPresent() ? "" : "invalid user ") + user + " from "
                        + peer + " ssh2");
        return refuse(sys, mine);
    }

    private Step refuse(Syscalls sys, ServerConfig mine) {
        int limit = mine.number("maxauthtries", TRIES);
        if (failures + 1 >= limit) {
            String reason = "Too many authentication failures";
            AuthLog.say(
                    sys,
                    "error: maximum authentication attempts exceeded for "
                            + (Account.named(sys, user).isPresent() ? "" : "invalid user ") + user + " from " + peer
                            + " ssh2 [preauth]");
            AuthLog.say(sys, "Disconnecting authenticating user " + user + " " + peer + ": " + reason + " [preauth]");
            mux.send(Message.of(Message.Kind.DISCONNECT, 0, reason)).flush(sys);
            return new Step.Exit(255);
        }
        Mux next = mux.send(Message.of(Message.Kind.REFUSED, 0, mine.methods()));
        return new Step.Continue(new Session(config, peer, next, id, user, failures + 1, Optional.empty()));
    }

    private Step accept(Syscalls sys, ServerConfig mine, Login login, String method, String key) {
        AuthLog.say(sys, "Accepted " + method + " for " + user + " from " + peer + " ssh2" + key);
        AuthLog.say(
                sys,
                "pam_unix(sshd:session): session opened for user " + user + "(uid="
                        + login.user().identity().uid() + ") by (uid=0)");
        return new Step.Continue(Serving.begin(mine, peer, login, mux.send(Message.of(Message.Kind.ACCEPTED, 0, ""))));
    }

    // Starts AuthorizedKeysCommand, if there is one.
    private Optional<Step> ask(Syscalls sys, ServerConfig mine, Account account, KeyMaterial.Blob key, String request) {
        String command = mine.get("authorizedkeyscommand").orElse("none");
        Optional<Account> as =
                Account.named(sys, mine.get("authorizedkeyscommanduser").orElse(""));
        if (command.equals("none") || as.isEmpty()) {
            return Optional.empty();
        }
        List<String> argv = new ArrayList<>();
        for (String word : command.split("\\s+")) {
            argv.add(word.replace("%u", account.name())
                    .replace("%h", account.home())
                    .replace("%f", key.fingerprint())
                    .replace("%t", key.type())
                    .replace("%k", key.base64())
                    .replace("%U", Integer.toString(account.identity().uid()))
                    .replace("%%", "%"));
        }
        try {
            int nothing = sys.open("/dev/null", Set.of(OpenFlag.READ, OpenFlag.WRITE), 0);
            Pipe out = sys.pipe();
            sys.spawn(Spawn.of(sys, argv.get(0), argv)
                    .with(Map.of(0, nothing, 1, out.writeEnd(), 2, nothing))
                    .withEnv(Map.of("PATH", "/usr/local/bin:/usr/bin:/usr/local/sbin:/usr/sbin"))
                    .in("/")
                    .as(as.get().identity())
                    .inSession());
            sys.close(out.writeEnd());
            sys.close(nothing);
            return Optional.of(new Step.Continue(asking(Optional.of(new Asking(request, out.readEnd(), Bytes.EMPTY)))));
        } catch (Errno e) {
            AuthLog.say(sys, "error: AuthorizedKeysCommand " + command + " failed: " + e.text());
            return Optional.empty();
        }
    }

    private Step hear(Syscalls sys) {
        Asking question = asking.orElseThrow();
        Bytes all = question.answer();
        for (Chunk chunk = sys.read(question.fd(), 65_536); !chunk.end(); chunk = sys.read(question.fd(), 65_536)) {
            all = all.plus(chunk.bytes());
            if (chunk.wouldBlock()) {
                return new Step.Await(
                        asking(Optional.of(new Asking(question.request(), question.fd(), all))),
                        new Condition.Readable(question.fd()));
            }
        }
        sys.close(question.fd());
        return asking(Optional.empty()).attempt(sys, question.request(), Optional.of(all.text()));
    }
}
