package skylab.guest.software;

import java.util.Optional;

/** What programs print when they are asked for their version. */
public final class VersionText {
    private VersionText() {}

    /** The text of a program for an option; empty if the option does not ask for the version. */
    public static Optional<String> of(String program, String option, Evr version) {
        String plain = version.version().replaceFirst("[+~].*", "");
        return Rows.of("versions.tsv").stream()
                .filter(row -> row.get("name").equals(program)
                        && Rows.words(row.get("options")).contains(option))
                .map(row -> row.get("text").replace("\\n", "\n").replace("$v", plain))
                .findFirst();
    }
}
