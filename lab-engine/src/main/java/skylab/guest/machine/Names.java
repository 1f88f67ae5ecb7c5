package skylab.guest.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.network.dns.AmazonResolver;
import skylab.network.dns.Answer;
import skylab.network.dns.NameCache;
import skylab.network.dns.Question;
import skylab.network.dns.Resolution;

/** How a machine looks up names: at the server that {@code /etc/resolv.conf} says, unless it remembers the answer. */
final class Names {
    // Where systemd-resolved listens.
    private static final String OWN = "127.0.0.53";
    private static final String FILE = "/etc/resolv.conf";

    private final NetworkSyscalls sys;
    private final Kernel k;

    private Names(NetworkSyscalls sys) {
        this.sys = sys;
        this.k = sys.k;
    }

    static Names of(NetworkSyscalls sys) {
        return new Names(sys);
    }

    /** The address of a name; one without dots is looked for in the domains to be searched first. */
    Optional<String> lookUp(String name) {
        List<String> names = new ArrayList<>();
        if (!name.contains(".")) {
            words("search").forEach(domain -> names.add(name + "." + domain));
        }
        names.add(name);
        return names.stream()
                .flatMap(one -> lookUp(Question.address(one)).flatMap(Answer::data).stream())
                .findFirst();
    }

    /** The answer that a program gets that asks the system; empty when no server answers. */
    Optional<Answer> lookUp(Question question) {
        String server =
                sys.exists(FILE) ? words("nameserver").findFirst().orElse("127.0.0.1") : AmazonResolver.EVERYWHERE;
        return remembering(server.equals(OWN) ? upstream() : server, question);
    }

    /** The answer of a server; only the machine's own remembers. */
    Optional<Answer> ask(String server, Question question) {
        return server.equals(OWN)
                ? Optional.of(remembering(upstream(), question).orElse(Answer.FAILED))
                : k.net.ask(k.tx.world(), k.scope, k.id, server, question);
    }

    private Optional<Answer> remembering(String server, Question question) {
        NameCache cache = k.tx.find(k.scope, NameCache.CACHES, k.id).orElse(NameCache.EMPTY);
        Optional<Answer> known = cache.get(question, k.tx.now());
        if (known.isPresent()) {
            return known;
        }
        Optional<Answer> answer = k.net.ask(k.tx.world(), k.scope, k.id, server, question);
        answer.filter(one -> one.data().isPresent())
                .ifPresent(one -> k.tx.put(k.scope, NameCache.CACHES, k.id, cache.with(question, one, k.tx.now())));
        return answer;
    }

    private String upstream() {
        return Resolution.of(k.tx.world(), k.scope, k.id)
                .flatMap(one -> one.servers().stream().findFirst())
                .orElse(AmazonResolver.EVERYWHERE);
    }

    private Stream<String> words(String keyword) {
        return !sys.exists(FILE)
                ? Stream.empty()
                : sys.content(FILE)
                        .text()
                        .lines()
                        .map(line -> line.trim().split("\\s+"))
                        .filter(words -> words[0].equals(keyword))
                        .flatMap(words -> Stream.of(words).skip(1));
    }
}
