package skylab.aws.ec2instanceconnect;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.Service;
import software.amazon.awssdk.services.ec2instanceconnect.Ec2InstanceConnectClient;
import software.amazon.awssdk.services.ec2instanceconnect.model.AuthException;
import software.amazon.awssdk.services.ec2instanceconnect.model.Ec2InstanceConnectException;
import software.amazon.awssdk.services.ec2instanceconnect.model.Ec2InstanceConnectResponseMetadata;
import software.amazon.awssdk.services.ec2instanceconnect.model.Ec2InstanceNotFoundException;
import software.amazon.awssdk.services.ec2instanceconnect.model.Ec2InstanceStateInvalidException;
import software.amazon.awssdk.services.ec2instanceconnect.model.InvalidArgsException;
import software.amazon.awssdk.services.ec2instanceconnect.model.SendSshPublicKeyRequest;
import software.amazon.awssdk.services.ec2instanceconnect.model.SendSshPublicKeyResponse;

/** The engine as the SDK's own client of EC2 Instance Connect. An operation that is not here refuses by name. */
public class Ec2InstanceConnect implements Ec2InstanceConnectClient, Completed.Incomplete {
    private final Service service;

    Ec2InstanceConnect(Door door) {
        this.service = new Service(
                "Ec2InstanceConnect",
                "ec2-instance-connect.amazonaws.com",
                door,
                Ec2InstanceConnectException::builder,
                Ec2InstanceConnectResponseMetadata::create,
                Map.of(
                        "AuthException",
                        AuthException::builder,
                        "InvalidArgsException",
                        InvalidArgsException::builder,
                        "EC2InstanceNotFoundException",
                        Ec2InstanceNotFoundException::builder,
                        "EC2InstanceStateInvalidException",
                        Ec2InstanceStateInvalidException::builder));
    }

    /** The constructor of this class with all operations, found when first needed. */
    private static final class Whole {
        static final MethodHandle NEW = Completed.constructor(
                MethodHandles.lookup(),
                Ec2InstanceConnect.class,
                Ec2InstanceConnectClient.class,
                MethodType.methodType(void.class, Door.class));
    }

    /** A client whose calls go through a door into a lab. */
    public static Ec2InstanceConnectClient client(Door door) {
        try {
            return (Ec2InstanceConnect) Whole.NEW.invokeExact(door);
        } catch (Throwable e) {
            throw new LinkageError("cannot make the EC2 Instance Connect client", e);
        }
    }

    @Override
    public SendSshPublicKeyResponse sendSSHPublicKey(SendSshPublicKeyRequest request) {
        return service.call(request, ActiveKeys::send);
    }

    /** The SDK's name of it. */
    @Override
    public String toString() {
        return "Ec2InstanceConnectClient";
    }

    @Override
    public RuntimeException notEmulated(String operation) {
        return service.notEmulated(operation);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing to release: the engine is in this process, and the lab closes itself.
    }
}
