"""What a program that uses boto3 does with an endpoint; prints what it was answered as one JSON object."""
import datetime
import json

import boto3
from botocore.exceptions import ClientError

answers = {}


def refused(call, **parameters):
    try:
        call(**parameters)
    except ClientError as e:
        return e.response["Error"]["Code"]
    return None


ec2 = boto3.client("ec2")
identity = boto3.client("sts").get_caller_identity()
answers["account"] = identity["Account"]
answers["arn"] = identity["Arn"]

image = boto3.client("ssm").get_parameter(
    Name="/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")["Parameter"]["Value"]
vpc = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
group = ec2.create_security_group(GroupName="web", Description="web & co", VpcId=vpc)["GroupId"]
ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
    {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0", "Description": "all"}]}])
answers["twice"] = refused(ec2.authorize_security_group_ingress, GroupId=group, IpPermissions=[
    {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])

run = ec2.run_instances(
    ImageId=image, InstanceType="t3.micro", MinCount=3, MaxCount=3, SecurityGroupIds=[group],
    TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": "한글 <&>"}]}])
ids = [one["InstanceId"] for one in run["Instances"]]
quick = {"Delay": 0, "MaxAttempts": 3}
ec2.get_waiter("instance_running").wait(InstanceIds=ids, WaiterConfig=quick)
pages = list(ec2.get_paginator("describe_instances").paginate(PaginationConfig={"PageSize": 5}))
answers["paged"] = sum(len(r["Instances"]) for page in pages for r in page["Reservations"])
types = list(ec2.get_paginator("describe_instance_types").paginate(PaginationConfig={"PageSize": 100}))
answers["types"] = sum(len(page["InstanceTypes"]) for page in types)
answers["typePages"] = len(types)
answers["dryRun"] = refused(ec2.stop_instances, InstanceIds=ids, DryRun=True)
ec2.stop_instances(InstanceIds=ids[:1])
ec2.get_waiter("instance_stopped").wait(InstanceIds=ids[:1], WaiterConfig=quick)
ec2.terminate_instances(InstanceIds=ids[2:])
ec2.get_waiter("instance_terminated").wait(InstanceIds=ids[2:], WaiterConfig=quick)
answers["running"] = [
    i["InstanceId"] for r in ec2.describe_instances(
        Filters=[{"Name": "instance-state-name", "Values": ["running"]}])["Reservations"] for i in r["Instances"]]
answers["ids"] = ids
answers["unknown"] = refused(ec2.describe_instances, InstanceIds=["i-0123456789abcdef0"])
answers["malformed"] = refused(ec2.describe_instances, InstanceIds=["i-x"])
volume = ec2.create_volume(AvailabilityZone="us-east-1a", Size=3, Encrypted=True)["VolumeId"]
ec2.get_waiter("volume_available").wait(VolumeIds=[volume], WaiterConfig=quick)

cloudwatch = boto3.client("cloudwatch")
now = datetime.datetime.now(datetime.timezone.utc)
cloudwatch.put_metric_data(Namespace="Mine", MetricData=[
    {"MetricName": "m%d" % n, "Value": n, "Unit": "Count", "Dimensions": [{"Name": "d", "Value": "v" * 100}]}
    for n in range(200)])
cloudwatch.put_metric_data(Namespace="Mine", MetricData=[{"MetricName": "m7", "Value": 1.5, "Unit": "Count",
    "Dimensions": [{"Name": "d", "Value": "v" * 100}]}])
points = cloudwatch.get_metric_statistics(
    Namespace="Mine", MetricName="m7", Dimensions=[{"Name": "d", "Value": "v" * 100}], Statistics=["Sum", "SampleCount"],
    Period=3600, StartTime=now - datetime.timedelta(hours=2), EndTime=now + datetime.timedelta(hours=5))["Datapoints"]
answers["sum"] = sum(point["Sum"] for point in points)
answers["samples"] = sum(point["SampleCount"] for point in points)
answers["timestamps"] = all(isinstance(point["Timestamp"], datetime.datetime) for point in points)
answers["metrics"] = sum(
    len(page["Metrics"]) for page in cloudwatch.get_paginator("list_metrics").paginate(Namespace="Mine"))
answers["alarm"] = refused(cloudwatch.set_alarm_state, AlarmName="none", StateValue="OK", StateReason="r")

ssm = boto3.client("ssm")
ssm.put_parameter(Name="/a", Value="값", Type="String")
answers["parameter"] = ssm.get_parameter(Name="/a")["Parameter"]["Value"]
answers["noParameter"] = refused(ssm.get_parameter, Name="/b")

logs = boto3.client("logs")
logs.create_log_group(logGroupName="/g")
logs.create_log_stream(logGroupName="/g", logStreamName="s")
logs.put_log_events(logGroupName="/g", logStreamName="s", logEvents=[
    {"timestamp": int(now.timestamp() * 1000), "message": "첫 줄"}])
answers["log"] = [e["message"] for e in logs.get_log_events(logGroupName="/g", logStreamName="s")["events"]]
answers["logTwice"] = refused(logs.create_log_group, logGroupName="/g")

iam = boto3.client("iam")
iam.create_role(RoleName="r", AssumeRolePolicyDocument=json.dumps({
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}))
answers["role"] = iam.get_role(RoleName="r")["Role"]["AssumeRolePolicyDocument"]["Version"]
answers["noRole"] = refused(iam.get_role, RoleName="none")


def plain(value):
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if key != "ResponseMetadata"}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value


answers["described"] = {
    "DescribeInstances": plain(ec2.describe_instances(InstanceIds=ids[:2])),
    "DescribeVolumes": plain(ec2.describe_volumes(VolumeIds=[volume])),
    "DescribeSecurityGroups": plain(ec2.describe_security_groups()),
    "DescribeVpcs": plain(ec2.describe_vpcs()),
    "DescribeSubnets": plain(ec2.describe_subnets()),
    "DescribeImages": plain(ec2.describe_images(ImageIds=[image])),
    "DescribeRouteTables": plain(ec2.describe_route_tables()),
    "DescribeInstanceTypes": plain(ec2.describe_instance_types(InstanceTypes=["t3.micro", "m5.large"])),
}
print(json.dumps(answers))
