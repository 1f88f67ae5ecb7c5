package skylab.aws.ec2.instance;

import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.Optional;
import skylab.aws.Call;
import skylab.aws.ec2.eni.ExtraSpec;
import skylab.aws.ec2.eni.InterfaceLimits;
import skylab.aws.ec2.type.InstanceKind;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NetworkInterface.Link;
import skylab.network.eni.NewInterface;
import skylab.network.vpc.Subnet;

/**
 * An interface that instances are launched with: one that is there, or one that is made with each of them.
 *
 * @param device its place in the instance
 * @param existing the one that is there, or null
 * @param wanted what the new one is to be like, or null
 * @param extra the new one's IPv6 addresses and prefixes, chosen for each instance
 * @param deleteOnTermination whether it goes with the instance
 */
record LaunchCard(
        int device, NetworkInterface existing, NewInterface wanted, ExtraSpec extra, boolean deleteOnTermination) {
    static LaunchCard there(int device, NetworkInterface existing) {
        return new LaunchCard(device, existing, null, ExtraSpec.NONE, false);
    }

    static LaunchCard made(int device, NewInterface wanted, ExtraSpec extra, boolean deleteOnTermination) {
        return new LaunchCard(device, null, wanted, extra, deleteOnTermination);
    }

    boolean isExisting() {
        return existing != null;
    }

    Subnet subnet(Call call) {
        return isExisting()
                ? call.tx().find(call.scope(), SUBNETS, existing.subnet()).orElseThrow()
                : wanted.subnet();
    }

    void checkLimits(InstanceKind kind) {
        if (isExisting()) {
            InterfaceLimits.checkAddresses(kind, existing);
        } else {
            InterfaceLimits.checkAddresses(kind, wanted.size() + extra.slots(), extra.slots6());
        }
    }

    /** Puts it into an instance; empty if the subnet has not enough addresses left. */
    Optional<NetworkInterface> attach(Call call, String instance) {
        Interfaces.Slot slot = new Interfaces.Slot(instance, device, deleteOnTermination);
        if (isExisting()) {
            Interfaces.attach(call.tx(), call.scope(), existing.id(), slot, Link.ATTACHED);
            return Optional.of(existing);
        }
        NewInterface whole =
                extra.isEmpty() ? wanted : wanted.with(extra.choose(call.tx(), call.scope(), wanted.subnet()));
        return Interfaces.create(call.tx(), call.scope(), whole, slot);
    }
}
