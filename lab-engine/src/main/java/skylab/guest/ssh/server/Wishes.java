package skylab.guest.ssh.server;

import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * What a client has asked for before its shell or command.
 *
 * @param terminal the type of a terminal; empty for none
 * @param environment variables
 * @param agent the socket of the forwarded agent
 */
record Wishes(Optional<String> terminal, PSortedMap<String, String> environment, Optional<String> agent) {
    static final Wishes NONE = new Wishes(Optional.empty(), TreePMap.empty(), Optional.empty());

    Wishes terminal(String type) {
        return new Wishes(terminal.isPresent() ? terminal : Optional.of(type), environment, agent);
    }

    Wishes variable(String setting) {
        String[] pair = setting.split("=", 2);
        return new Wishes(terminal, environment.plus(pair[0], pair.length > 1 ? pair[1] : ""), agent);
    }

    Wishes agent(String path) {
        return new Wishes(terminal, environment, Optional.of(path));
    }
}
