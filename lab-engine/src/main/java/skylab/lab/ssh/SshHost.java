package skylab.lab.ssh;

import static skylab.aws.ec2.instance.Instance.INSTANCES;
import static skylab.network.eni.NetworkInterface.INTERFACES;

import java.util.List;
import java.util.Optional;
import skylab.aws.Tags;
import skylab.aws.ec2.instance.Instance;
import skylab.lab.Lab;
import skylab.network.eni.NetworkInterface;

/**
 * A machine that one may want to log in to.
 *
 * @param id the instance's
 * @param name its Name tag, or empty
 * @param address where the learner's computer looks for it: its public address, or its private one, which leads nowhere
 * @param user the user that its image has
 */
record SshHost(String id, String name, String address, String user) {

    /** The machines of a lab that are not terminated. */
    static List<SshHost> all(Lab lab) {
        return lab.world().table(lab.scope(), INSTANCES).values().stream()
                .flatMap(instance -> of(lab, instance).stream())
                .toList();
    }

    private static Optional<SshHost> of(Lab lab, Instance instance) {
        return Optional.ofNullable(instance.networkInterface())
                .flatMap(lab.world().table(lab.scope(), INTERFACES)::get)
                .map(one -> new SshHost(
                        instance.id(),
                        Tags.of(lab.world(), lab.scope(), instance.id()).byKey().getOrDefault("Name", ""),
                        address(one),
                        user(instance.launch().os())));
    }

    // See "Manage system users on your Amazon EC2 Linux instance".
    private static String user(String os) {
        return os.startsWith("ubuntu") ? "ubuntu" : os.startsWith("debian") ? "admin" : "ec2-user";
    }

    private static String address(NetworkInterface one) {
        return one.publicAddress() == null ? one.privateAddress() : one.publicAddress();
    }
}
