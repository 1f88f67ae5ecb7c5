package skylab.lab;

import static skylab.aws.ec2.instance.Instance.INSTANCES;
import static skylab.network.eni.NetworkInterface.BY_ADDRESS;
import static skylab.network.eni.NetworkInterface.INTERFACES;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.Tags;
import skylab.aws.ec2.instance.Phase;
import skylab.network.Cidr;
import skylab.network.internet.Internet;
import skylab.network.internet.Site;
import skylab.network.packet.Net;
import skylab.world.Scope;
import skylab.world.World;

/**
 * The ends of a way as people name them.
 *
 * @param world where they are looked up
 * @param scope the account and region
 * @param net who knows names of hosts
 */
record Ends(World world, Scope scope, Net net) {
    /** The learner's own computer. */
    static final String ME = "me";

    /** Any host of the Internet. */
    static final String INTERNET = "internet";

    private static final String SOME_HOST = "example.com";

    /**
     * What sends: the id of a machine or interface, or a dotted address.
     *
     * @throws LabRefusal if there is no such thing, or more than one
     */
    String sender(String text) {
        String end = end(text).orElseThrow(() -> unknown(text));
        return Cidr.address(end).isPresent() ? owner(end).orElse(end) : end;
    }

    /**
     * What receives: the id of a machine or interface, or a dotted address.
     *
     * @param sender who sends, since names of hosts mean different addresses inside and outside of a VPC
     * @throws LabRefusal if there is no such thing, or more than one
     */
    String receiver(String text, String sender) {
        return end(text)
                .filter(end -> !end.equals(OwnComputer.ID))
                .or(() -> text.equalsIgnoreCase(ME)
                        ? Optional.of(Site.of(world, scope, OwnComputer.ID).address())
                        : Optional.empty())
                .or(() -> net.resolve(world, scope, sender, text))
                .orElseThrow(() -> unknown(text));
    }

    /**
     * A place of many packets: as a sender, but {@code internet} is all of it.
     *
     * @throws LabRefusal if there is no such place, or more than one
     */
    String place(String text) {
        return text.equalsIgnoreCase(INTERNET) ? INTERNET : sender(text);
    }

    private Optional<String> end(String text) {
        if (text.equalsIgnoreCase(ME)) {
            return Optional.of(OwnComputer.ID);
        } else if (text.equalsIgnoreCase(INTERNET)) {
            return Internet.named(SOME_HOST).map(Internet.Host::address);
        } else if (Cidr.address(text).isPresent()) {
            return Optional.of(text);
        }
        return exists(text) ? Optional.of(text) : tagged(text);
    }

    private boolean exists(String id) {
        return world.table(scope, INTERFACES).get(id).isPresent()
                || world.table(scope, INSTANCES)
                        .get(id)
                        .filter(instance -> !instance.is(Phase.TERMINATED))
                        .isPresent();
    }

    /** The interface that has an address: the first one, where VPCs overlap. */
    private Optional<String> owner(String address) {
        return world.table(scope, BY_ADDRESS).get(address).or(() -> world.table(scope, BY_ADDRESS).ids().stream()
                .filter(key -> key.endsWith("/" + address))
                .findFirst()
                .flatMap(key -> world.table(scope, BY_ADDRESS).get(key)));
    }

    private Optional<String> tagged(String name) {
        List<String> found = Stream.concat(
                        world.table(scope, INSTANCES).ids().stream(), world.table(scope, INTERFACES).ids().stream())
                .filter(id -> name.equals(Tags.of(world, scope, id).byKey().get("Name")))
                .filter(this::exists)
                .toList();
        if (found.size() > 1) {
            throw new LabRefusal("several", name, String.join(", ", found));
        }
        return found.stream().findFirst();
    }

    private static LabRefusal unknown(String text) {
        return new LabRefusal("unknown", text);
    }
}
