package skylab.aws.ec2.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import skylab.world.Event;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * A volume that has arrived at a running instance whose machine nobody has looked at yet. When somebody does, the machine
 * has got it at that moment.
 *
 * @param volume the volume's id
 * @param device the requested name
 * @param at when it arrived
 * @param order of arrivals at the same moment
 */
record Plugged(String volume, String device, Instant at, long order) {
    private static final Kind<Plugged> PLUGGED = new Kind<>("plugged-volume", "");

    private static String key(String instance, String volume) {
        return instance + " " + volume;
    }

    /** Notes an arrival. */
    static void note(Transaction tx, Scope scope, String instance, String device, String volume) {
        long order = tx.world().agenda().entered();
        tx.put(scope, PLUGGED, key(instance, volume), new Plugged(volume, device, tx.now(), order));
    }

    /** The arrivals at an instance since it was started, in order, which from now on are no longer noted. */
    static List<Plugged> take(Transaction tx, Scope scope, Instance instance) {
        List<Plugged> arrivals = instance.devices().values().stream()
                .flatMap(volume -> tx.find(scope, PLUGGED, key(instance.id(), volume)).stream())
                .sorted(Comparator.comparing(Plugged::at).thenComparing(Plugged::order))
                .toList();
        arrivals.forEach(one -> tx.remove(scope, PLUGGED, key(instance.id(), one.volume)));
        return arrivals;
    }

    /** Lets it happen again, in the past of the machine. */
    void again(Transaction then, Scope scope, String instance) {
        then.schedule(Duration.between(then.now(), at), new Arrival(scope, instance, device, volume));
    }

    private record Arrival(Scope scope, String instance, String device, String volume) implements Event {
        @Override
        public void happen(Transaction tx) {
            Hosts.MACHINES.settle(tx, scope);
            Hosts.MACHINES.attachDisk(tx, scope, instance, device, volume, false);
        }
    }
}
