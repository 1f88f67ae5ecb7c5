package skylab.aws.ec2.metadata;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a directory of the tree shows: names, those of directories with a slash behind. */
final class Listing {
    private Listing() {}

    /**
     * The listing of a directory.
     *
     * @param paths of all values
     * @param directory with or without a slash at its end
     * @return empty if nothing is below it
     */
    static Optional<String> of(Collection<String> paths, String directory) {
        String prefix = directory.endsWith("/") ? directory : directory + "/";
        SortedSet<String> names = new TreeSet<>();
        for (String path : paths) {
            if (path.startsWith(prefix)) {
                String rest = path.substring(prefix.length());
                int slash = rest.indexOf('/');
                names.add(slash < 0 ? rest : rest.substring(0, slash + 1));
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", names));
    }
}
