package skylab.lab;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import skylab.aws.Door;
import skylab.aws.Emulated;
import software.amazon.awssdk.core.SdkClient;

/** The clients of a region, each made when it is first asked for. */
final class Clients {
    private final Door door;
    private final Map<Class<?>, SdkClient> made = new ConcurrentHashMap<>();

    /** Clients whose calls go through a door. */
    Clients(Door door) {
        this.door = door;
    }

    <C extends SdkClient> C client(Class<C> contract) {
        return contract.cast(made.computeIfAbsent(contract, this::make));
    }

    private SdkClient make(Class<?> contract) {
        return Services.ALL.stream()
                .filter(one -> one.contract() == contract)
                .findFirst()
                .map(Emulated::clients)
                .map(clients -> (SdkClient) clients.apply(door))
                .orElseThrow(() -> new IllegalArgumentException("the lab has no " + contract.getSimpleName()
                        + "; it has "
                        + Services.ALL.stream()
                                .map(one -> one.contract().getSimpleName())
                                .toList()));
    }
}
