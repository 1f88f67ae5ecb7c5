package skylab.guest.software;

import java.util.List;

/**
 * A package of a catalogue.
 *
 * @param name its name
 * @param version epoch, version and release
 * @param arch {@code x86_64}, {@code noarch}, {@code amd64}, ...
 * @param repository the id of the repository that has it
 * @param section of a Debian package
 * @param base whether images have it from the beginning
 * @param size of the file to be downloaded, in KiB
 * @param installedSize in KiB
 * @param requires names of packages or of what others provide
 * @param provides what it provides besides its name
 * @param payload what it brings, with arguments after colons; empty if nothing that is modelled
 * @param summary one line
 */
public record Pack(
        String name,
        Evr version,
        String arch,
        String repository,
        String section,
        boolean base,
        double size,
        long installedSize,
        List<String> requires,
        List<String> provides,
        String payload,
        String summary) {
    /** Copies the lists. */
    public Pack {
        requires = List.copyOf(requires);
        provides = List.copyOf(provides);
    }

    /** Name, version and architecture, as rpm names a package: {@code httpd-2.4.65-1.amzn2023.0.1.x86_64}. */
    public String nevra() {
        return name + "-" + version.plain() + "." + arch;
    }

    /** What it brings. */
    public List<Item> items() {
        return Items.of(payload);
    }
}
