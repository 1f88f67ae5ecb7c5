package skylab.network.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import skylab.network.eni.NetworkInterface;
import skylab.network.proof.Difference.Change;

/** Comparing two proofs: interfaces that are alike at both moments are compared once for all of them. */
final class Comparison {
    private final Proof before;
    private final Proof after;
    private final List<Kin> all;

    // What interfaces have in common: the parties they were and are in; null when they were not or are not there.
    private record Likeness(Party before, Party after) {}

    private record Kin(Likeness likeness, List<String> ids, boolean sameAddresses) {}

    private Comparison(Proof before, Proof after) {
        this.before = before;
        this.after = after;
        this.all = kin();
    }

    static Difference of(Proof before, Proof after) {
        Comparison comparison = new Comparison(before, after);
        List<Change> changes = new ArrayList<>();
        comparison.between(changes);
        comparison.outside(changes);
        return new Difference(changes);
    }

    private List<Kin> kin() {
        Map<String, NetworkInterface> then = byId(before);
        Map<String, NetworkInterface> now = byId(after);
        Set<String> ids = new LinkedHashSet<>(then.keySet());
        ids.addAll(now.keySet());
        Map<Likeness, List<String>> groups = new LinkedHashMap<>();
        for (String id : ids) {
            Likeness likeness = new Likeness(party(before, then.get(id)), party(after, now.get(id)));
            groups.computeIfAbsent(likeness, any -> new ArrayList<>()).add(id);
        }
        List<Kin> kin = new ArrayList<>();
        groups.forEach((likeness, members) -> kin.add(
                new Kin(likeness, members, members.stream().allMatch(id -> sameAddresses(then.get(id), now.get(id))))));
        return kin;
    }

    private static boolean sameAddresses(NetworkInterface then, NetworkInterface now) {
        return then == null || now == null || privates(then).equals(privates(now));
    }

    private static List<String> privates(NetworkInterface one) {
        return one.addresses().stream()
                .map(NetworkInterface.Address::privateAddress)
                .toList();
    }

    private static Map<String, NetworkInterface> byId(Proof proof) {
        Map<String, NetworkInterface> byId = new LinkedHashMap<>();
        proof.interfaces().forEach(one -> byId.put(one.id(), one));
        return byId;
    }

    private static Party party(Proof proof, NetworkInterface one) {
        return one == null ? null : proof.party(one);
    }

    private void between(List<Change> changes) {
        for (Kin from : all) {
            for (Kin to : all) {
                if (from == to && from.ids().size() == 1) {
                    continue;
                }
                HeaderSpace then = privately(
                        before, from.likeness().before(), to.likeness().before());
                HeaderSpace now =
                        privately(after, from.likeness().after(), to.likeness().after());
                if (then == now && from.sameAddresses() && to.sameAddresses()) {
                    continue;
                }
                HeaderSpace gained = now.minus(then);
                HeaderSpace lost = then.minus(now);
                if (gained.isEmpty() && lost.isEmpty() && from.sameAddresses() && to.sameAddresses()) {
                    continue;
                }
                if (from.sameAddresses()
                        && to.sameAddresses()
                        && isForAll(gained, from, to)
                        && isForAll(lost, from, to)) {
                    changes.add(new Change(from.ids(), to.ids(), gained, lost));
                } else {
                    from.ids().forEach(a -> to.ids().forEach(b -> add(changes, a, b)));
                }
            }
        }
    }

    private static HeaderSpace privately(Proof proof, Party from, Party to) {
        return from == null || to == null ? HeaderSpace.NOTHING : proof.privately(from, to);
    }

    // Whether it does not matter which address of the subnets it is.
    private static boolean isForAll(HeaderSpace headers, Kin from, Kin to) {
        return headers.boxes().stream()
                .allMatch(box -> subnets(from).allMatch(range -> box.source().equals(range))
                        && subnets(to).allMatch(range -> box.destination().equals(range)));
    }

    private static Stream<Interval> subnets(Kin kin) {
        return Stream.of(
                        Optional.ofNullable(kin.likeness().before()),
                        Optional.ofNullable(kin.likeness().after()))
                .flatMap(Optional::stream)
                .map(party -> Interval.of(party.subnet().cidr()));
    }

    private void add(List<Change> changes, String from, String to) {
        add(changes, from, to, proof -> proof.privately(from, to));
    }

    private void outside(List<Change> changes) {
        for (Kin kin : all) {
            for (String id : kin.ids()) {
                add(changes, Difference.INTERNET, id, proof -> proof.find(id)
                        .map(one -> proof.fromInternet(id))
                        .orElse(HeaderSpace.NOTHING));
            }
        }
        for (Kin kin : all) {
            for (String id : kin.ids()) {
                add(changes, id, Difference.INTERNET, proof -> proof.find(id)
                        .map(one -> proof.toInternet(id))
                        .orElse(HeaderSpace.NOTHING));
            }
        }
    }

    private void add(List<Change> changes, String from, String to, Function<Proof, HeaderSpace> ask) {
        HeaderSpace then = ask.apply(before);
        HeaderSpace now = ask.apply(after);
        HeaderSpace gained = now.minus(then);
        HeaderSpace lost = then.minus(now);
        if (!gained.isEmpty() || !lost.isEmpty()) {
            changes.add(new Change(List.of(from), List.of(to), gained, lost));
        }
    }
}
