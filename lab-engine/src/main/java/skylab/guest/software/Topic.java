package skylab.guest.software;

import java.util.List;

/**
 * A topic of Amazon Linux Extras: a repository that is off until somebody enables it.
 *
 * @param number as it is listed
 * @param name such as {@code nginx1}
 * @param packs what installing it installs
 * @param versions as they are listed
 */
public record Topic(int number, String name, List<String> packs, List<String> versions) {
    /** Copies the lists. */
    public Topic {
        packs = List.copyOf(packs);
        versions = List.copyOf(versions);
    }

    /** All of them. */
    public static List<Topic> all() {
        java.util.List<Topic> all = new java.util.ArrayList<>();
        Rows.of("extras.tsv")
                .forEach(row -> all.add(new Topic(
                        all.size() + 1,
                        row.get("topic"),
                        Rows.words(row.get("packages")),
                        Rows.words(row.get("versions")))));
        return List.copyOf(all);
    }

    /** The id of its repository. */
    public String repository() {
        return "amzn2extra-" + name;
    }
}
