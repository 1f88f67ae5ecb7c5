package skylab.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import skylab.lab.Lab;
import skylab.lab.Terminal;

/** A lab with something of everything in it. */
final class Estate {
    /** Files that are in both homes. */
    static final Map<String, String> FILES = Map.of(
            "vpc.json",
            "{\"CidrBlock\": \"10.5.0.0/16\", \"TagSpecifications\": [{\"ResourceType\": \"vpc\", \"Tags\":"
                    + " [{\"Key\": \"Name\", \"Value\": \"이름\"}]}]}\n",
            "filters.json",
            "[{\"Name\": \"tag:Name\", \"Values\": [\"web\"]}]\n",
            "broken.json",
            "{\"CidrBlock\": \n",
            "unknown.json",
            "{\"CidrBlok\": \"10.5.0.0/16\"}\n",
            "run.json",
            "{\"InstanceType\": \"t3.micro\", \"MinCount\": 1, \"MaxCount\": 1, \"TagSpecifications\":"
                    + " [{\"ResourceType\": \"instance\", \"Tags\": [{\"Key\": \"Name\", \"Value\": \"file\"}]}]}\n",
            "ids.json",
            "[\"i-0123456789abcdef0\"]\n",
            "script.sh",
            "#!/bin/bash\necho hello\n",
            "trust.json",
            "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\":"
                    + " \"ec2.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}]}\n",
            "alarm.json",
            "{\"AlarmName\": \"cold\", \"MetricName\": \"CPUUtilization\", \"Namespace\": \"AWS/EC2\", \"Statistic\":"
                    + " \"Average\", \"Period\": 300, \"EvaluationPeriods\": 2, \"Threshold\": 0.5,"
                    + " \"ComparisonOperator\": \"LessThanThreshold\"}\n");

    private Estate() {}

    /** Fills a lab; the answer tells ids by names. */
    static Map<String, String> build(Lab lab) {
        Map<String, String> places = new LinkedHashMap<>();
        Commands commands = new Commands(lab);
        places.put("vpc", commands.of("ec2 describe-vpcs --query Vpcs[0].VpcId"));
        places.put(
                "image",
                commands.of("ec2 describe-images --owners amazon --query Images[0].ImageId --filters"
                        + " Name=name,Values=al2023-ami-2023.*-kernel-6.1-x86_64"));
        places.put(
                "subnet",
                commands.of("ec2 describe-subnets --query Subnets[0].SubnetId --filters"
                        + " Name=availability-zone,Values=us-east-1a"));
        places.put(
                "group",
                commands.of("ec2 create-security-group --group-name web --description 'web servers' --query GroupId"));
        commands.of("ec2 authorize-security-group-ingress --group-id " + places.get("group")
                + " --ip-permissions 'IpProtocol=tcp,FromPort=80,ToPort=80,IpRanges=[{CidrIp=0.0.0.0/0,"
                + "Description=everyone}]'");
        String[] instances = commands.of("ec2 run-instances --image-id " + places.get("image")
                        + " --instance-type t3.micro --count 2 --key-name vockey --subnet-id " + places.get("subnet")
                        + " --security-group-ids " + places.get("group") + " --tag-specifications"
                        + " 'ResourceType=instance,Tags=[{Key=Name,Value=web}]' --query Instances[].InstanceId")
                .split("\t");
        places.put("instance", instances[0]);
        places.put("other", instances[1]);
        places.put(
                "volume",
                commands.of("ec2 create-volume --size 8 --availability-zone us-east-1a --volume-type gp3"
                        + " --query VolumeId"));
        lab.advance(Duration.ofMinutes(10));
        commands.of("ec2 attach-volume --volume-id " + places.get("volume") + " --instance-id " + instances[0]
                + " --device /dev/sdf");
        lab.advance(Duration.ofMinutes(1));
        places.put(
                "snapshot",
                commands.of("ec2 create-snapshot --volume-id " + places.get("volume")
                        + " --description before --query SnapshotId"));
        places.put("address", commands.of("ec2 allocate-address --query AllocationId"));
        commands.of("ec2 stop-instances --instance-ids " + instances[1]);
        lab.advance(Duration.ofMinutes(20));
        commands.of("cloudwatch put-metric-alarm --alarm-name hot --metric-name CPUUtilization --namespace AWS/EC2"
                + " --statistic Average --period 300 --evaluation-periods 1 --threshold 70.5"
                + " --comparison-operator GreaterThanThreshold --dimensions Name=InstanceId,Value=" + instances[0]);
        commands.of("cloudwatch put-metric-data --namespace Shop --metric-name Orders --value 3.25");
        commands.of("logs create-log-group --log-group-name shop");
        commands.of("logs create-log-stream --log-group-name shop --log-stream-name till");
        commands.of("logs put-log-events --log-group-name shop --log-stream-name till --log-events"
                + " timestamp=$(date +%s000),message='sold 한글'");
        commands.of("sns create-topic --name news");
        lab.advance(Duration.ofMinutes(10));
        places.put("account", lab.scope().account());
        places.put("now", lab.now().toString());
        places.put("earlier", lab.now().minus(Duration.ofHours(1)).toString());
        return places;
    }

    private record Commands(Lab lab) {
        String of(String command) {
            Terminal.Ran ran = lab.terminal().run("aws " + command + " --output text");
            if (ran.status() != 0) {
                throw new IllegalStateException(command + ran.err());
            }
            return ran.out().strip();
        }
    }
}
