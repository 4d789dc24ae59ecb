"""What lies under a folder: is the disk encrypted, is it a network folder, does a service synchronise it.

Only what can be read without rights and without doubt is said; `encrypted` is None where it cannot be told.
"""

from __future__ import annotations

import array
import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "afpfs", "webdav", "davfs", "ncpfs", "coda"),
        *("ceph", "lustre", "beegfs", "gpfs", "orangefs", "glusterfs", "ocfs2", "gfs2"),
        *("virtiofs", "vboxsf", "vmhgfs", "prl_fs", "drvfs", "fuse.vmhgfs-fuse"),
        *("fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.gcsfuse", "fuse.davfs", "fuse.curlftpfs"),
        *(
            "fuse.glusterfs",
            "fuse.ceph",
            "fuse.ceph-fuse",
            "fuse.gvfsd-fuse",
            "fuse.kio-fuse",
            "fuse.smbnetfs",
        ),
        *("fuse.onedriver", "fuse.google-drive-ocamlfuse", "fuse.juicefs"),
    }
)
"""File systems whose bytes lie on another machine (or the host of a virtual one): SQLite's WAL fails there."""
ENCRYPTING = frozenset(
    {
        *("ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.securefs"),
        *("fuse.veracrypt", "fuse.dislocker"),
    }
)
UNTOLD = frozenset({"zfs", "fuse.zfs", "bcachefs", "overlay", "aufs", "tmpfs", "ramfs"})
"""File systems that may encrypt by themselves, or whose bytes lie where the device number does not tell."""
MAPPED_BUT_NOT_ENCRYPTED = ("CRYPT-VERITY", "CRYPT-INTEGRITY")
FS_IOC_GETFLAGS, FS_ENCRYPT_FL = 0x80086601, 0x800
COMMAND_SECONDS = 5.0

_FOLDER_NAMES = {
    r"Dropbox( \(.+\))?": "Dropbox",
    r"OneDrive( ?- ?.+)?": "OneDrive",
    r"Google ?Drive( ?-? ?.+)?": "Google Drive",
    r"Nextcloud": "Nextcloud",
    r"ownCloud": "ownCloud",
    r"iCloud ?Drive|com~apple~CloudDocs|Mobile Documents": "iCloud",
    r"Yandex\.?Disk": "Yandex Disk",
    r"pCloud ?Drive": "pCloud",
    r"MEGA ?sync": "MEGA",
}
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "ownCloud",
    ".stfolder": "Syncthing",
    ".sync/ID": "Resilio Sync",
    ".megaignore": "MEGA",
    ".seafile-data": "Seafile",
}


@dataclass(frozen=True, slots=True)
class Disk:
    """`encrypted` None: cannot be told. `file_system` and `synchronised_by` are empty when nothing is known."""

    encrypted: bool | None
    file_system: str = ""
    network: bool = False
    synchronised_by: str = ""

    def in_words(self) -> Iterator[str]:
        """What a person who keeps a case there should know, a sentence or two each."""
        if self.encrypted:
            yield "The disk under it is encrypted."
        elif self.encrypted is None:
            yield "Whether the disk under it is encrypted cannot be told from here."
        else:
            yield (
                "No encryption was found on the disk under it: whoever has the disk can read the case. "
                "Keep cases of people at risk on an encrypted disk."
            )
        if self.network:
            yield (
                f"It lies on a network or shared folder ({self.file_system}), where a catalogue can be damaged. "
                "Work on a disk of this computer, and copy the closed case to the network."
            )
        if self.synchronised_by:
            yield (
                f"It lies in a folder that {self.synchronised_by} seems to synchronise: the catalogue can be "
                "damaged there, and evidence leaves this computer. Keep cases outside such folders."
            )


def describe_disk(path: Path) -> Disk:
    """What lies under `path`, or under the nearest folder above it that exists. Raises nothing."""
    place = Path(os.path.realpath(path))
    while not os.access(place, os.F_OK) and place != place.parent:
        place = place.parent
    service = synchronising_service(place)
    platform: str = sys.platform
    with contextlib.suppress(OSError, ValueError, subprocess.SubprocessError):
        if platform == "linux":
            mounts = parse_mountinfo(os.fsdecode(Path("/proc/self/mountinfo").read_bytes()))
            return _on_linux(place, mounts, Path("/sys"), service)
        if platform == "darwin":
            return _on_macos(place, service)
        if platform == "win32":
            return _on_windows(place, service)
    return Disk(None, synchronised_by=service)


# ---------------------------------------------------------------- synchronised folders


def synchronising_service(place: Path) -> str:
    """The service that seems to synchronise `place`, by folder names and by the files that services leave."""
    parts = place.parts
    for position, part in enumerate(parts):
        if part == "CloudStorage" and parts[position - 1 : position] == ("Library",):
            provider = parts[position + 1].split("-")[0] if len(parts) > position + 1 else ""
            return _named(provider) or provider or "a cloud service"
    for folder in (place, *place.parents):
        found = _named(folder.name) or _marked(folder)
        if found:
            return found
    return ""


def _named(name: str) -> str:
    return next((service for form, service in _FOLDER_NAMES.items() if re.fullmatch(form, name)), "")


def _marked(folder: Path) -> str:
    for marker, service in _MARKERS.items():
        with contextlib.suppress(OSError):
            if next(folder.glob(marker), None) is not None and not _is_home_settings(folder, marker):
                return service
    return ""


def _is_home_settings(folder: Path, marker: str) -> bool:
    """`~/.dropbox` holds the program's settings and says nothing about the home folder."""
    return marker == ".dropbox" and (folder / marker).is_dir()


# ---------------------------------------------------------------- Linux


@dataclass(frozen=True, slots=True)
class Mount:
    """A line of /proc/self/mountinfo: where it is mounted, device as "major:minor", type, source, options."""

    point: str
    device: str
    file_system: str
    source: str


def parse_mountinfo(text: str) -> list[Mount]:
    """The mounts in a mountinfo text (proc(5)), in its order. Lines of another form are passed over."""
    found = []
    for line in text.split("\n"):
        front, dash, back = line.partition(" - ")
        fields, tail = front.split(" "), back.split(" ")
        if dash and len(fields) >= 6 and len(tail) >= 2:
            found.append(Mount(_unescaped(fields[4]), fields[2], tail[0], _unescaped(tail[1])))
    return found


def mount_of(place: PurePath, mounts: list[Mount]) -> Mount | None:
    """The mount that `place`, absolute and without links, lies on; of two at one point the later hides the first."""
    best: Mount | None = None
    for mount in mounts:
        if place.is_relative_to(mount.point) and (best is None or len(mount.point) >= len(best.point)):
            best = mount
    return best


def device_encrypted(device: str, sys_folder: Path, mounts: list[Mount], *, depth: int = 8) -> bool | None:
    """Whether everything under the block device "major:minor" is encrypted, from the kernel's tree in /sys.

    Looks through LVM, RAID and loop devices by their `slaves`. False says that no encryption was found.
    """
    node = sys_folder / "dev" / "block" / device
    if depth == 0 or not node.exists():
        return None
    node = node.resolve()
    if (node / "partition").exists():
        node = node.parent
    uuid = _line_of(node / "dm" / "uuid")
    if uuid.startswith("CRYPT-") and not uuid.startswith(MAPPED_BUT_NOT_ENCRYPTED):
        return True
    if _line_of(node / "dm" / "name").startswith(("veracrypt", "truecrypt")):
        return True
    slaves = sorted((node / "slaves").iterdir()) if (node / "slaves").is_dir() else []
    if slaves:
        under = [
            device_encrypted(_line_of(each / "dev"), sys_folder, mounts, depth=depth - 1) for each in slaves
        ]
        return _all_of(under)
    backing = _line_of(node / "loop" / "backing_file")
    if backing:
        mount = mount_of(PurePath(backing), mounts)
        return None if mount is None else _mount_encrypted(mount, sys_folder, mounts, depth=depth - 1)
    if (node / "dm").exists() or re.match(r"(nbd|rbd|drbd|zram|ram|loop)\d", node.name):
        return None
    return False


def _on_linux(place: Path, mounts: list[Mount], sys_folder: Path, service: str) -> Disk:
    mount = mount_of(place, mounts)
    if mount is None:
        return Disk(None, synchronised_by=service)
    network = mount.file_system in NETWORK
    encrypted = None if network else _mount_encrypted(mount, sys_folder, mounts)
    if encrypted is not True and not network and _encrypted_by_fscrypt(place):
        encrypted = True
    return Disk(encrypted, mount.file_system, network, service)


def _mount_encrypted(mount: Mount, sys_folder: Path, mounts: list[Mount], *, depth: int = 8) -> bool | None:
    if mount.file_system in ENCRYPTING:
        return True
    if mount.file_system in UNTOLD or mount.file_system in NETWORK:
        return None
    device = mount.device
    if device.startswith(
        "0:"
    ):  # btrfs and FUSE have numbers of their own: ask the device file that is mounted
        number = Path(mount.source).stat().st_rdev if mount.source.startswith("/dev/") else 0
        if not number:
            return None
        device = f"{os.major(number)}:{os.minor(number)}"
    return device_encrypted(device, sys_folder, mounts, depth=depth)


def _encrypted_by_fscrypt(place: Path) -> bool:
    """Whether a folder of ext4, f2fs or ubifs is encrypted by itself (fscrypt; FS_IOC_GETFLAGS of linux/fs.h)."""
    if sys.platform != "linux":
        return False
    import fcntl

    try:
        descriptor = os.open(place, os.O_RDONLY)
    except OSError:
        return False
    try:
        flags = array.array("L", [0])
        fcntl.ioctl(descriptor, FS_IOC_GETFLAGS, flags)
        return bool(flags[0] & FS_ENCRYPT_FL)
    except OSError:
        return False
    finally:
        os.close(descriptor)


def _all_of(answers: list[bool | None]) -> bool | None:
    if False in answers:
        return False
    return None if None in answers else True


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def _line_of(path: Path) -> str:
    try:
        return os.fsdecode(path.read_bytes()).strip()
    except OSError:
        return ""


# ---------------------------------------------------------------- macOS and Windows


def filevault_status(text: str) -> bool | None:
    """What `fdesetup status` says; None while it is still working, or in words that are not known."""
    if "progress" in text or "Deferred" in text:
        return None
    match = re.search(r"^FileVault is (On|Off)\.", text, re.MULTILINE)
    return None if match is None else match[1] == "On"


def bitlocker_status(text: str) -> bool | None:
    """What `manage-bde -status C:` says, in English and as an administrator; None for anything else."""
    protected = re.search(r"Protection Status:\s+Protection (On|Off)", text)
    fully = re.search(r"Conversion Status:\s+(Fully|Used Space Only) Encrypted", text)
    decrypted = re.search(r"Conversion Status:\s+Fully Decrypted", text)
    if decrypted:
        return False
    return True if fully and protected and protected[1] == "On" else None


def bsd_mounts(text: str) -> list[Mount]:
    """The mounts in what macOS' `mount` prints: "SOURCE on POINT (TYPE, options)"."""
    lines = re.findall(r"^(.+?) on (/.*) \((\w+)[,)].*$", text, re.MULTILINE)
    return [Mount(point, "", file_system, source) for source, point, file_system in lines]


def _on_macos(place: Path, service: str) -> Disk:
    mount = mount_of(place, bsd_mounts(_output("/sbin/mount")))
    if mount is not None and mount.file_system in NETWORK:
        return Disk(None, mount.file_system, True, service)
    inside = not place.is_relative_to("/Volumes")
    encrypted = filevault_status(_output("/usr/bin/fdesetup", "status")) if inside else None
    return Disk(encrypted, mount.file_system if mount else "", False, service)


def _on_windows(place: Path, service: str) -> Disk:
    drive = place.drive
    if drive.startswith("\\\\") or _windows_drive_type(drive) == 4:  # DRIVE_REMOTE
        return Disk(None, "network drive", True, service)
    system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "manage-bde.exe"
    return Disk(bitlocker_status(_output(str(system), "-status", drive)), synchronised_by=service)


def _windows_drive_type(drive: str) -> int:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\"))
    return 0


def _output(*command: str) -> str:
    found = subprocess.run(command, capture_output=True, timeout=COMMAND_SECONDS, check=False)
    return found.stdout.decode("utf-8", "replace")
