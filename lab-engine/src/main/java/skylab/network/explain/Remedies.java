package skylab.network.explain;

import static skylab.network.packet.Place.INTERNET;
import static skylab.network.packet.Place.INTERNET_GATEWAY;
import static skylab.network.packet.Place.ROUTE_TABLE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import skylab.network.packet.Fate;
import skylab.network.packet.Header;
import skylab.network.packet.Hop;
import skylab.network.packet.Journey;
import skylab.network.packet.Net;
import skylab.world.Scope;
import skylab.world.Timeline;
import skylab.world.World;

/**
 * Finds the smallest changes that let a packet through. Each proposal is proved: it has been made in a world of its own,
 * where the packet then arrives and is answered, and where it does not if one of the changes is left out.
 */
public final class Remedies {
    /** More changes than this at once help nobody. */
    private static final int MOST_CHANGES = 8;

    /** Journeys that are tried at most. */
    private static final int MOST_TRIALS = 400;

    /** Proposals to choose from. */
    private static final int MOST = 3;

    private final Net net;
    private final Scope scope;
    private final Question question;
    private int trials;

    /** Changes that have been made, and the world that they make. */
    private record Trial(World world, List<Change> made) {}

    private Remedies(Net net, Scope scope, Question question) {
        this.net = net;
        this.scope = scope;
        this.question = question;
    }

    /** Proposals, those with the fewest changes first; none when the packet arrives, or when nothing helps. */
    public static List<Remedy> find(Net net, World world, Scope scope, Question question) {
        return new Remedies(net, scope, question).search(world);
    }

    private List<Remedy> search(World beginning) {
        Set<Remedy> found = new LinkedHashSet<>();
        PriorityQueue<Trial> open = new PriorityQueue<>(Comparator.comparingInt((Trial trial) -> trial.made.size()));
        open.add(new Trial(beginning, List.of()));
        while (!open.isEmpty() && found.size() < MOST && trials < MOST_TRIALS) {
            Trial trial = open.remove();
            Optional<Journey> journey = journey(trial.world);
            if (journey.filter(Remedies::arrives).isPresent()) {
                if (!trial.made.isEmpty()) {
                    found.add(new Remedy(needed(beginning, trial.made)));
                }
            } else if (journey.isPresent() && trial.made.size() < MOST_CHANGES) {
                for (List<Change> candidate : candidates(trial.world, journey.get())) {
                    if (trial.made.stream().noneMatch(candidate::contains)) {
                        List<Change> more = new ArrayList<>(trial.made);
                        more.addAll(candidate);
                        open.add(new Trial(with(trial.world, candidate), more));
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private Optional<Journey> journey(World world) {
        trials++;
        return question.packet(world).map(packet -> net.journey(world, scope, packet));
    }

    private static boolean arrives(Journey journey) {
        return !(journey.fate() instanceof Fate.Dropped);
    }

    private World with(World world, List<Change> changes) {
        return new Timeline(world).write(tx -> {
            changes.forEach(change -> change.apply(tx, scope));
            return tx.world();
        });
    }

    /** What of the changes is needed: one may have made an earlier one superfluous. */
    private List<Change> needed(World beginning, List<Change> made) {
        List<Change> left = new ArrayList<>(made);
        for (Change each : made) {
            List<Change> without = new ArrayList<>(left);
            without.remove(each);
            if (!without.isEmpty()
                    && journey(with(beginning, without))
                            .filter(Remedies::arrives)
                            .isPresent()) {
                left = without;
            }
        }
        return left;
    }

    /** What could be done about the first thing that is in the way. */
    private List<List<Change>> candidates(World world, Journey journey) {
        Optional<Hop> forth = blocked(journey.forth());
        if (forth.isPresent()) {
            return against(world, journey.forth(), forth.get(), false);
        }
        return blocked(journey.back())
                .map(hop -> against(world, journey.back(), hop, true))
                .orElse(List.of());
    }

    private static Optional<Hop> blocked(List<Hop> hops) {
        return hops.stream().filter(hop -> hop.blocker().isPresent()).findFirst();
    }

    private List<List<Change>> against(World world, List<Hop> path, Hop hop, boolean isAnswer) {
        WayChanges ways = new WayChanges(world, scope);
        Header header = hop.before();
        if (hop.place() == INTERNET) {
            // A private address on the Internet: the receiver needs a public one.
            return question.receiver(world).stream().map(ways::publicAddress).toList();
        } else if (hop.place() == INTERNET_GATEWAY && hop.ingress()) {
            return question.receiver(world).flatMap(ways::vpcOf).map(ways::gateway).stream()
                    .map(List::of)
                    .toList();
        }
        return switch (hop.blocker().orElseThrow().code()) {
            case "ENI_SG_RULES_MISMATCH", "SG_HAS_NO_RULES" -> FilterChanges.ofGroups(world, scope, hop);
            case "SUBNET_ACL_RESTRICTION" -> FilterChanges.ofAcl(world, scope, hop, isAnswer);
            case "ENI_SOURCE_DEST_CHECK_RESTRICTION" -> List.of(List.of(new WayChange.StopChecking(hop.component())));
            case "NO_ROUTE_TO_DESTINATION", "BAD_STATE", "BAD_STATE_ROUTE", "UNASSOCIATED_COMPONENT" ->
                tables(path, hop)
                        .flatMap(table -> table.component().equals(hop.component())
                                        && hop.blocker().get().code().equals("NO_ROUTE_TO_DESTINATION")
                                ? ways.fromTable(table.component(), header.destination()).stream()
                                : ways
                                        .reviving(
                                                table.component(),
                                                table.rule(),
                                                table.before().destination())
                                        .stream())
                        .toList();
            case "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS" ->
                tables(path, hop)
                        .flatMap(table -> ways.fromTable(table.component(), header.destination()).stream())
                        .toList();
            case "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS" ->
                ways.vpcOf(hop.component()).stream()
                        .flatMap(vpc -> ways.publicAddress(vpc, header.source()).stream())
                        .toList();
            case "SITE_FIREWALL_RESTRICTION" ->
                List.of(List.of(new WayChange.OpenSite(path.get(0).component(), header.destinationPort())));
            default -> List.of();
        };
    }

    /** The tables that were asked up to a hop, the last one first: another route in one of them may help. */
    private static Stream<Hop> tables(List<Hop> path, Hop hop) {
        return path.subList(0, path.indexOf(hop) + 1).stream()
                .filter(one -> one.place() == ROUTE_TABLE)
                .sorted(Comparator.comparingInt((Hop one) -> path.indexOf(one)).reversed());
    }
}
