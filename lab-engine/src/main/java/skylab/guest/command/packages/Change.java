package skylab.guest.command.packages;

import java.util.List;
import java.util.Set;
import skylab.guest.disk.Bytes;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.software.Catalogue;
import skylab.guest.software.Database;
import skylab.guest.software.InstalledPack;
import skylab.guest.software.Installer;
import skylab.guest.software.Pack;

/** What changes a system. */
final class Change {
    private Change() {}

    /**
     * Puts a package's files and enters it into the database.
     *
     * @param name of the package
     * @param asked whether it was asked for by name
     */
    record Put(String name, boolean asked) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            Catalogue catalogue = SystemOf.catalogue(sys);
            Pack pack = catalogue.named(name).orElseThrow();
            Installer.install(sys, pack);
            Database.of(sys, catalogue.os())
                    .with(new InstalledPack(
                            name,
                            pack.version(),
                            pack.arch(),
                            pack.repository(),
                            sys.now().getEpochSecond(),
                            asked))
                    .save(sys, catalogue);
            return List.of();
        }
    }

    /** Takes a package's files away and strikes it out of the database. */
    record Take(String name) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            Catalogue catalogue = SystemOf.catalogue(sys);
            Database left = Database.of(sys, catalogue.os()).without(name);
            List<Pack> staying = left.all().stream()
                    .flatMap(one -> catalogue.named(one.name()).stream())
                    .toList();
            catalogue.named(name).ifPresent(pack -> Installer.erase(sys, pack, staying));
            left.save(sys, catalogue);
            return List.of();
        }
    }

    /** Marks a package as asked for, or as a mere dependency. */
    record Mark(String name, boolean asked) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            Catalogue catalogue = SystemOf.catalogue(sys);
            Database database = Database.of(sys, catalogue.os());
            database.named(name).ifPresent(one -> database.with(
                            new InstalledPack(name, one.version(), one.arch(), one.repository(), one.since(), asked))
                    .save(sys, catalogue));
            return List.of();
        }
    }

    /** Adds a line to a log. */
    record Log(String path, String line) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            Files.directories(sys, path.substring(0, path.lastIndexOf('/')));
            int fd = sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND), 0644);
            sys.write(fd, Bytes.of(line));
            sys.close(fd);
            return List.of();
        }
    }
}
