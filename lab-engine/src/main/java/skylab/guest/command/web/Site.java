package skylab.guest.command.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a web server serves, as its configuration says.
 *
 * @param software as the header {@code Server} names it
 * @param nginx whether answers have nginx's form, else Apache's
 * @param user in whose name its workers run
 * @param servers virtual hosts in order
 * @param rules for directories, of Apache
 * @param types of content by the endings of names
 * @param defaultType of other names; empty for none
 * @param workers how many processes serve
 */
record Site(
        String software,
        boolean nginx,
        String user,
        List<Host> servers,
        List<DirectoryRule> rules,
        Map<String, String> types,
        String defaultType,
        int workers) {
    Site {
        servers = List.copyOf(servers);
        rules = List.copyOf(rules);
        types = Map.copyOf(types);
    }

    /** An address and a port. */
    record Listen(String address, int port, boolean isDefault) {
        String key() {
            return address + ":" + port;
        }
    }

    /**
     * A virtual host.
     *
     * @param listens where
     * @param names by which it is asked for; patterns with an asterisk may be among them
     * @param root directory
     * @param index names of files that stand for their directory
     * @param autoindex whether directories without one are listed
     * @param locations special parts of it
     * @param errorPages by status
     * @param accessLog path; empty for none
     * @param errorLog path; empty for none
     * @param answer what is answered to everything
     */
    record Host(
            List<Listen> listens,
            List<String> names,
            String root,
            List<String> index,
            boolean autoindex,
            List<Location> locations,
            Map<Integer, String> errorPages,
            String accessLog,
            String errorLog,
            Optional<Answer> answer) {
        Host {
            listens = List.copyOf(listens);
            names = List.copyOf(names);
            index = List.copyOf(index);
            locations = List.copyOf(locations);
            errorPages = Map.copyOf(errorPages);
        }

        boolean isCalled(String name) {
            return names.stream()
                    .anyMatch(one ->
                            one.equalsIgnoreCase(name) || (one.startsWith("*.") && name.endsWith(one.substring(1))));
        }
    }

    /** How paths are compared with a location's. */
    enum Match {
        EXACT,
        PREFIX,
        REGEX
    }

    /** A fixed answer: a status, and where else to look or a text. */
    record Answer(int status, String text) {}

    /**
     * A part of a virtual host.
     *
     * @param match how its path is meant
     * @param path of the URL
     * @param root another root
     * @param alias a directory or file that stands for the path itself
     * @param index other index files; empty for the host's
     * @param autoindex whether directories are listed, if it differs
     * @param tryFiles what is tried in turn
     * @param proxy the URL of another server that answers
     * @param answer a fixed answer
     * @param errorPages by status
     * @param denied whether nobody may see it
     */
    record Location(
            Match match,
            String path,
            Optional<String> root,
            Optional<String> alias,
            List<String> index,
            Optional<Boolean> autoindex,
            List<String> tryFiles,
            Optional<String> proxy,
            Optional<Answer> answer,
            Map<Integer, String> errorPages,
            boolean denied) {
        Location {
            index = List.copyOf(index);
            tryFiles = List.copyOf(tryFiles);
            errorPages = Map.copyOf(errorPages);
        }

        static Location at(Match match, String path) {
            return new Location(
                    match,
                    path,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    false);
        }

        Location aliased(String directory) {
            return new Location(
                    match,
                    path,
                    root,
                    Optional.of(directory),
                    index,
                    autoindex,
                    tryFiles,
                    proxy,
                    answer,
                    errorPages,
                    denied);
        }

        Location proxied(String url) {
            return new Location(
                    match, path, root, alias, index, autoindex, tryFiles, Optional.of(url), answer, errorPages, denied);
        }

        Location answering(Answer fixed) {
            return new Location(
                    match,
                    path,
                    root,
                    alias,
                    index,
                    autoindex,
                    tryFiles,
                    proxy,
                    Optional.of(fixed),
                    errorPages,
                    denied);
        }

        Location with(Optional<Boolean> listed, Map<Integer, String> pages, boolean refused) {
            return new Location(match, path, root, alias, index, listed, tryFiles, proxy, answer, pages, refused);
        }
    }

    /** What may be done with a directory and what is in it, of Apache. */
    record DirectoryRule(String path, Optional<Boolean> indexes, Optional<Boolean> granted) {
        boolean covers(String file) {
            String plain = path.endsWith("/") ? path : path + "/";
            return (file + "/").startsWith(plain);
        }
    }

    /** The host that answers at a port for a name. */
    Optional<Host> host(int port, String name) {
        List<Host> here = servers.stream()
                .filter(one -> one.listens().stream().anyMatch(listen -> listen.port() == port))
                .toList();
        return here.stream()
                .filter(one -> one.isCalled(name))
                .findFirst()
                .or(() -> here.stream()
                        .filter(one ->
                                one.listens().stream().anyMatch(listen -> listen.port() == port && listen.isDefault()))
                        .findFirst())
                .or(() -> here.stream().findFirst());
    }
}
