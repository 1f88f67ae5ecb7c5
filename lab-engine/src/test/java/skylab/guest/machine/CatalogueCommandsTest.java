package skylab.guest.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.guest.process.Command;
import skylab.guest.software.Catalogue;
import skylab.guest.software.Item;
import skylab.guest.software.Pack;

class CatalogueCommandsTest {
    @ParameterizedTest
    @ValueSource(strings = {"amzn2", "al2023", "rhel9", "ubuntu2204", "ubuntu2404", "debian12"})
    void every_command_that_a_package_brings_can_be_executed(String os) {
        Set<String> unknown = new TreeSet<>();
        for (Pack pack : Catalogue.of(os, "x86_64").packs().values()) {
            for (Item item : pack.items()) {
                String known = item.content().replace(Command.file(""), "");
                if (item.kind() == Item.Kind.COMMAND && !Executables.all().containsKey(known)) {
                    unknown.add(pack.name() + ": " + known);
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }
}
