package parsers

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/robfig/cron/v3"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	"sigs.k8s.io/json"
	"sigs.k8s.io/yaml"
)

// decode reads the manifest as a server does that validates strictly: a volume claim, then the job. A key twice, an unknown
// one, and one in other letters are errors.
func decode(text string) (claim core.PersistentVolumeClaim, job batch.CronJob, err error) {
	first, second, _ := strings.Cut(text, "\n---\n")
	strict := func(text string, into any) error {
		data, err := yaml.YAMLToJSONStrict([]byte(text))
		if err != nil {
			return err
		}
		slips, err := json.UnmarshalStrict(data, into)
		return errors.Join(append(slips, err)...)
	}
	err = errors.Join(strict(first, &claim), strict(second, &job))
	return claim, job, err
}

// wrong lists what a job lacks of what was promised.
func wrong(claim core.PersistentVolumeClaim, job batch.CronJob) []string {
	var all []string
	must := func(holds bool, what string) {
		if !holds {
			all = append(all, what)
		}
	}
	is := func(p *bool, want bool) bool { return p != nil && *p == want }
	s, pod := job.Spec, job.Spec.JobTemplate.Spec.Template.Spec
	_, err := cron.ParseStandard(s.Schedule)
	must(err == nil, "schedule")
	zone := ""
	if s.TimeZone != nil {
		zone = *s.TimeZone
	}
	_, err = time.LoadLocation(zone)
	must(err == nil && zone != "", "timeZone")
	must(job.APIVersion == "batch/v1" && job.Kind == "CronJob", "kind")
	must(s.ConcurrencyPolicy == batch.ForbidConcurrent, "concurrencyPolicy")
	must(s.StartingDeadlineSeconds != nil && *s.StartingDeadlineSeconds >= 100, "startingDeadlineSeconds")
	must(s.JobTemplate.Spec.ActiveDeadlineSeconds != nil, "activeDeadlineSeconds")
	must(s.JobTemplate.Spec.PodFailurePolicy != nil && pod.RestartPolicy == core.RestartPolicyNever, "podFailurePolicy")
	must(is(pod.AutomountServiceAccountToken, false), "automountServiceAccountToken")
	must(pod.SecurityContext != nil && is(pod.SecurityContext.RunAsNonRoot, true) && *pod.SecurityContext.RunAsUser > 0, "runAsNonRoot")
	must(pod.SecurityContext.SeccompProfile != nil && pod.SecurityContext.SeccompProfile.Type == core.SeccompProfileTypeRuntimeDefault, "seccompProfile")
	must(len(pod.Containers) == 1, "containers")
	c := pod.Containers[0]
	sc := c.SecurityContext
	must(sc != nil && is(sc.ReadOnlyRootFilesystem, true), "readOnlyRootFilesystem")
	must(is(sc.AllowPrivilegeEscalation, false), "allowPrivilegeEscalation")
	must(sc.Capabilities != nil && len(sc.Capabilities.Drop) == 1 && sc.Capabilities.Drop[0] == "ALL" && len(sc.Capabilities.Add) == 0, "capabilities")
	must(!c.Resources.Limits.Memory().IsZero() && !c.Resources.Limits.Cpu().IsZero() && !c.Resources.Requests.Memory().IsZero(), "resources")
	must(strings.Contains(strings.Join(c.Args, " "), "--time-zone="+zone+" "), "the zone of the command")
	must(len(pod.Volumes) == 1 && pod.Volumes[0].PersistentVolumeClaim.ClaimName == claim.Name && pod.Volumes[0].Name == c.VolumeMounts[0].Name, "volume")
	return all
}

func TestKubernetes(t *testing.T) {
	text := read(t, deployed(t, "kubernetes"), "deploy", "kubernetes", "briefing.yaml")
	claim, job, err := decode(text)
	if err != nil {
		t.Fatal(err)
	}
	if all := wrong(claim, job); all != nil {
		t.Errorf("not as promised: %v", all)
	}
	// What runs in the container runs here, with another folder for what it makes.
	dir := t.TempDir()
	project(t, dir)
	args := job.Spec.JobTemplate.Spec.Template.Spec.Containers[0].Args
	for i, arg := range args {
		args[i] = strings.Replace(arg, "/out", dir+"/out", 1)
	}
	if code, said := briefing(t, dir, args...); code != 0 {
		t.Errorf("exit code %d: %s", code, said)
	}
	made(t, dir+"/out")
	// Exit codes that a repetition does not change end the job.
	policy := job.Spec.JobTemplate.Spec.PodFailurePolicy.Rules[0]
	if policy.Action != batch.PodFailurePolicyActionFailJob || policy.OnExitCodes.Values[0] != 2 || policy.OnExitCodes.Values[2] != 4 || len(policy.OnExitCodes.Values) != 3 {
		t.Errorf("%+v", policy)
	}
}

// Each slip is found, by the strict decoding or by what was promised.
func TestKubernetesSlips(t *testing.T) {
	text := read(t, deployed(t, "kubernetes"), "deploy", "kubernetes", "briefing.yaml")
	for _, c := range [][2]string{
		{"concurrencyPolicy: Forbid", "concurencyPolicy: Forbid"},
		{"concurrencyPolicy: Forbid", "concurrencyPolicy: Allow"},
		{"timeZone: Europe/Brussels", "timezone: Europe/Brussels"},
		{"timeZone: Europe/Brussels", "timeZone: Europe/Brusels"},
		{"timeZone: Europe/Brussels", "timeZone: Europe/Paris"},
		{"startingDeadlineSeconds: 86400", "startingDeadlineSeconds: a day"},
		{"schedule: \"17 4 2,3 * *\"", "schedule: \"17 4 2,33 * *\""},
		{"readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false"},
		{"runAsNonRoot: true", "runAsNonRoot: false"},
		{"                limits:", "                limit:"},
		{"drop: [ALL]", "drop: []"},
		{"claimName: briefing", "claimName: briefings"},
		{"          restartPolicy: Never\n", ""},
	} {
		claim, job, err := decode(spoilt(t, text, c[0], c[1]))
		if err == nil && wrong(claim, job) == nil {
			t.Errorf("%s instead of %s is taken", c[1], c[0])
		}
	}
}
