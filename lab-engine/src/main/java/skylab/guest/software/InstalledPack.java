package skylab.guest.software;

/**
 * A package that is installed, as the system's database keeps it.
 *
 * @param name its name
 * @param version epoch, version and release
 * @param arch architecture
 * @param repository from where it came; {@code installed} of an image
 * @param since when, in seconds since 1970
 * @param asked whether somebody asked for it by name, so that it is no mere dependency
 */
public record InstalledPack(String name, Evr version, String arch, String repository, long since, boolean asked) {
    /** As rpm names it. */
    public String nevra() {
        return name + "-" + version.plain() + "." + arch;
    }
}
