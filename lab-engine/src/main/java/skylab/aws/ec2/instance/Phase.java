package skylab.aws.ec2.instance;

import software.amazon.awssdk.services.ec2.model.InstanceState;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** The states of an instance (EC2 guide, "Instance state changes"). */
public enum Phase {
    PENDING(0, InstanceStateName.PENDING),
    RUNNING(16, InstanceStateName.RUNNING),
    SHUTTING_DOWN(32, InstanceStateName.SHUTTING_DOWN),
    TERMINATED(48, InstanceStateName.TERMINATED),
    STOPPING(64, InstanceStateName.STOPPING),
    STOPPED(80, InstanceStateName.STOPPED);

    private final int code;
    private final InstanceStateName apiName;

    Phase(int code, InstanceStateName apiName) {
        this.code = code;
        this.apiName = apiName;
    }

    /** AWS's number. */
    public int code() {
        return code;
    }

    /** AWS's name. */
    public InstanceStateName apiName() {
        return apiName;
    }

    /** As the API shows it. */
    public InstanceState shape() {
        return InstanceState.builder().code(code).name(apiName).build();
    }
}
