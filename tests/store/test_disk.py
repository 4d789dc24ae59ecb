"""What is said of the disk under a case, on made-up mountinfo texts and trees like the kernel's /sys."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePosixPath

import pytest

from catalog.store import disk
from catalog.store.disk import (
    Disk,
    Mount,
    bitlocker_status,
    bsd_mounts,
    describe_disk,
    device_encrypted,
    filevault_status,
    mount_of,
    parse_mountinfo,
    synchronising_service,
)
from tests.helpers.disks import small_disk

MOUNTINFO = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:1 / / rw,relatime shared:1 - ext4 /dev/mapper/vg-root rw,discard
31 27 8:17 / /media/me/USB\040STICK rw,nosuid - vfat /dev/sdb1 rw,fmask=0022
32 27 0:45 / /home/me/Server rw,relatime shared:9 master:1 - nfs4 files.example:/srv rw,vers=4.2
33 27 0:52 / /home/me/vault rw,nosuid,nodev - fuse.gocryptfs /home/me/.vault rw,user_id=1000
34 27 0:60 /@home /home rw,relatime - btrfs /dev/nothing rw,subvol=/@home
35 27 0:70 / /srv/pool rw - zfs pool/data rw
36 27 8:33 / /data rw - ext4 /dev/sdc1 rw
37 27 8:49 / /data rw - ext4 /dev/sdd1 rw
not a line of this kind
"""


class Kernel:
    """A tree like /sys with block devices in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "dev" / "block").mkdir(parents=True)

    def device(
        self, number: str, name: str, *, over: tuple[str, ...] = (), parent: str = "", **lines: str
    ) -> None:
        """Block device `number` "major:minor"; `over` names the devices that it is mapped onto."""
        node = self.folder / "block" / parent / name if parent else self.folder / "block" / name
        (node / "slaves").mkdir(parents=True)
        (node / "dev").write_text(f"{number}\n")
        if parent:
            (node / "slaves").rmdir()
            (node / "partition").write_text("1\n")
        for path, line in lines.items():
            target = node / path.replace("__", "/")
            target.parent.mkdir(exist_ok=True)
            target.write_text(f"{line}\n")
        for below in over:
            (node / "slaves" / below).symlink_to(next(self.folder.glob(f"block/**/{below}")))
        (self.folder / "dev" / "block" / number).symlink_to(node)

    def encrypted(self, number: str) -> bool | None:
        return device_encrypted(number, self.folder, parse_mountinfo(MOUNTINFO))


@pytest.fixture
def kernel(tmp_path: Path) -> Kernel:
    made = Kernel(tmp_path / "sys")
    made.device("8:0", "sda")
    made.device("8:1", "sda1", parent="sda")
    made.device("8:16", "sdb")
    return made


def test_a_mountinfo_is_read_with_its_escapes_and_optional_fields() -> None:
    mounts = parse_mountinfo(MOUNTINFO)
    assert len(mounts) == 9
    assert mounts[2] == Mount("/media/me/USB STICK", "8:17", "vfat", "/dev/sdb1")
    assert mounts[3] == Mount("/home/me/Server", "0:45", "nfs4", "files.example:/srv")


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("/", "/dev/mapper/vg-root"),
        ("/var/cases", "/dev/mapper/vg-root"),
        ("/home/me/vault/Case", "/home/me/.vault"),
        ("/home/me/vaulted", "/dev/nothing"),
        ("/media/me/USB STICK/Case", "/dev/sdb1"),
        ("/media/me/USB STICKS", "/dev/mapper/vg-root"),
        ("/data/x", "/dev/sdd1"),
    ],
)
def test_the_mount_of_a_place_is_the_deepest_and_of_two_the_later(place: str, source: str) -> None:
    found = mount_of(PurePosixPath(place), parse_mountinfo(MOUNTINFO))
    assert found is not None and found.source == source


def test_a_plain_partition_has_no_encryption(kernel: Kernel) -> None:
    assert kernel.encrypted("8:1") is False


def test_luks_on_a_partition_is_encrypted(kernel: Kernel) -> None:
    kernel.device(
        "253:0", "dm-0", over=("sda1",), dm__uuid="CRYPT-LUKS2-0123-sda1_crypt", dm__name="sda1_crypt"
    )
    assert kernel.encrypted("253:0") is True


def test_luks_below_lvm_is_found(kernel: Kernel) -> None:
    kernel.device(
        "253:0", "dm-0", over=("sda1",), dm__uuid="CRYPT-LUKS2-0123-sda1_crypt", dm__name="sda1_crypt"
    )
    kernel.device("253:1", "dm-1", over=("dm-0",), dm__uuid="LVM-abc", dm__name="vg-root")
    assert kernel.encrypted("253:1") is True


def test_lvm_over_one_encrypted_and_one_plain_disk_is_not_encrypted(kernel: Kernel) -> None:
    kernel.device("253:0", "dm-0", over=("sda1",), dm__uuid="CRYPT-LUKS1-0123-x", dm__name="x")
    kernel.device("253:1", "dm-1", over=("dm-0", "sdb"), dm__uuid="LVM-abc", dm__name="vg-root")
    assert kernel.encrypted("253:1") is False


def test_a_raid_over_plain_disks_and_its_partition_are_not_encrypted(kernel: Kernel) -> None:
    kernel.device("9:0", "md0", over=("sda", "sdb"))
    kernel.device("259:0", "md0p1", parent="md0")
    assert kernel.encrypted("259:0") is False


@pytest.mark.parametrize("uuid", ["CRYPT-VERITY-0123-root", "CRYPT-INTEGRITY-0123-x"])
def test_a_mapping_that_only_checks_is_not_taken_for_encryption(kernel: Kernel, uuid: str) -> None:
    kernel.device("253:0", "dm-0", over=("sda1",), dm__uuid=uuid, dm__name="x")
    assert kernel.encrypted("253:0") is False


def test_veracrypt_over_a_loop_device_is_encrypted(kernel: Kernel) -> None:
    kernel.device("7:0", "loop0", loop__backing_file="/var/container")
    kernel.device("253:0", "dm-0", over=("loop0",), dm__uuid="", dm__name="veracrypt1")
    assert kernel.encrypted("253:0") is True


def test_a_loop_device_is_as_encrypted_as_the_disk_of_its_file(kernel: Kernel) -> None:
    kernel.device("254:1", "dm-9", over=("sda1",), dm__uuid="CRYPT-LUKS2-0-x", dm__name="vg-root")
    kernel.device("8:17", "sdb1", parent="sdb")
    kernel.device("7:0", "loop0", loop__backing_file="/var/image")
    kernel.device("7:1", "loop1", loop__backing_file="/media/me/USB STICK/image")
    kernel.device("7:2", "loop2", loop__backing_file="/home/me/vault/image")
    kernel.device("7:3", "loop3", loop__backing_file="/home/me/Server/image")
    assert [kernel.encrypted(f"7:{n}") for n in range(4)] == [True, False, True, None]


def test_what_cannot_be_told_is_not_guessed(kernel: Kernel) -> None:
    kernel.device("43:0", "nbd0")
    kernel.device("252:0", "zram0")
    kernel.device("253:5", "dm-5", dm__uuid="", dm__name="odd")
    assert [kernel.encrypted(n) for n in ("43:0", "252:0", "253:5", "99:99")] == [None] * 4


def test_devices_that_are_mapped_in_a_circle_end(kernel: Kernel) -> None:
    kernel.device("253:0", "dm-0", dm__uuid="", dm__name="a")
    kernel.device("253:1", "dm-1", over=("dm-0",), dm__uuid="", dm__name="b")
    (kernel.folder / "block/dm-0/slaves/dm-1").symlink_to(kernel.folder / "block/dm-1")
    assert kernel.encrypted("253:1") is None


def on_linux(place: str, kernel: Kernel) -> Disk:
    return disk._on_linux(Path(place), parse_mountinfo(MOUNTINFO), kernel.folder, "")


def test_a_network_folder_is_named_and_its_encryption_left_open(kernel: Kernel) -> None:
    assert on_linux("/home/me/Server/Case", kernel) == Disk(None, "nfs4", network=True)


def test_a_folder_that_encrypts_itself_is_encrypted(kernel: Kernel) -> None:
    assert on_linux("/home/me/vault/Case", kernel) == Disk(True, "fuse.gocryptfs")


@pytest.mark.parametrize("place", ["/srv/pool/Case", "/proc/Case", "/"])
def test_other_places_cannot_be_told_without_a_device(kernel: Kernel, place: str) -> None:
    assert on_linux(place, kernel).encrypted is None


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("/home/me/Dropbox/Cases/A", "Dropbox"),
        ("/home/me/Dropbox (Office)/A", "Dropbox"),
        ("/Users/me/OneDrive - An Office/A", "OneDrive"),
        ("/Users/me/Library/CloudStorage/GoogleDrive-me@example.org/My Drive/A", "Google Drive"),
        ("/Users/me/Library/CloudStorage/OneDrive-Personal/A", "OneDrive"),
        ("/Users/me/Library/CloudStorage/Box-Box/A", "Box"),
        ("/Users/me/Library/Mobile Documents/com~apple~CloudDocs/A", "iCloud"),
        ("/home/me/Nextcloud/A", "Nextcloud"),
        ("/home/me/Yandex.Disk/A", "Yandex Disk"),
        ("/home/me/Dropboxes/A", ""),
        ("/home/me/Cases/A", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(place: str, service: str) -> None:
    assert synchronising_service(Path(place)) == service


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".stfolder/", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".dropbox.cache/", "Dropbox"),
        (".sync_0123456789ab.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.drivedownload/", "Google Drive"),
        (".sync/ID", "Resilio Sync"),
    ],
)
def test_a_synchronised_folder_is_known_by_what_the_service_leaves_in_it(
    tmp_path: Path, marker: str, service: str
) -> None:
    case = tmp_path / "shared" / "cases" / "A"
    case.mkdir(parents=True)
    assert synchronising_service(case) == ""
    path = tmp_path / "shared" / marker.rstrip("/")
    path.parent.mkdir(exist_ok=True)
    path.mkdir() if marker.endswith("/") else path.touch()
    assert synchronising_service(case) == service
    assert describe_disk(case).synchronised_by == service


def test_the_settings_of_dropbox_in_a_home_folder_say_nothing_about_it(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert synchronising_service(tmp_path / "cases") == ""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_this_machines_own_disks_are_described(tmp_path: Path) -> None:
    found = describe_disk(tmp_path / "not" / "made" / "yet")
    mounted = mount_of(tmp_path, parse_mountinfo(Path("/proc/self/mountinfo").read_text()))
    if mounted is None:  # as in a chroot: nothing can be told, and nothing is claimed
        assert (found.file_system, found.encrypted) == ("", None)
        return
    assert found.file_system
    assert describe_disk(tmp_path).file_system == found.file_system
    with small_disk(tmp_path / "in memory") as point:
        assert describe_disk(point / "case") == Disk(None, "tmpfs")


def test_a_link_is_followed_to_where_the_bytes_lie(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "cases").symlink_to(tmp_path / "Nextcloud")
    assert describe_disk(tmp_path / "cases" / "A").synchronised_by == "Nextcloud"


@pytest.mark.parametrize("name", ["a\nb", "\udcff", "x" * 300, "a b", "\\040"])
def test_no_name_of_a_folder_stops_the_description(tmp_path: Path, name: str) -> None:
    assert isinstance(describe_disk(tmp_path / name), Disk)


@pytest.mark.parametrize(
    ("text", "encrypted"),
    [
        ("FileVault is On.\n", True),
        ("FileVault is Off.\n", False),
        ("FileVault is On.\nEncryption in progress: Percent completed = 12\n", None),
        ("FileVault is Off.\nDecryption in progress\n", None),
        ("FileVault is Off, but will be enabled after the next restart.\n", None),
        ("", None),
        ("Error: not supported\n", None),
    ],
)
def test_filevault_is_believed_only_in_plain_words(text: str, encrypted: bool | None) -> None:
    assert filevault_status(text) is encrypted


BITLOCKER = """
Volume C: [System]
    Size:                 237.9 GB
    Conversion Status:    {conversion}
    Percentage Encrypted: 100.0%
    Protection Status:    Protection {protection}
"""


@pytest.mark.parametrize(
    ("text", "encrypted"),
    [
        (BITLOCKER.format(conversion="Fully Encrypted", protection="On"), True),
        (BITLOCKER.format(conversion="Used Space Only Encrypted", protection="On"), True),
        (BITLOCKER.format(conversion="Fully Encrypted", protection="Off"), None),
        (BITLOCKER.format(conversion="Encryption in Progress", protection="Off"), None),
        (BITLOCKER.format(conversion="Fully Decrypted", protection="Off"), False),
        ("ERROR: An attempt to access a required resource was denied.", None),
        ("", None),
    ],
)
def test_bitlocker_is_believed_only_in_plain_words(text: str, encrypted: bool | None) -> None:
    assert bitlocker_status(text) is encrypted


def test_the_mounts_that_macos_prints_are_read() -> None:
    text = (
        "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
        "//me@server/share on /Volumes/my share (smbfs, nodev, nosuid, mounted by me)\n"
        "map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)\n"
    )
    mounts = bsd_mounts(text)
    assert [(each.point, each.file_system) for each in mounts] == [
        ("/", "apfs"),
        ("/Volumes/my share", "smbfs"),
        ("/System/Volumes/Data/home", "autofs"),
    ]


@pytest.mark.parametrize("encrypted", [True, False, None])
def test_a_person_is_told_each_thing_that_matters(encrypted: bool | None) -> None:
    lines = list(Disk(encrypted, "nfs4", network=True, synchronised_by="Dropbox").in_words())
    assert len(lines) == 3
    assert "nfs4" in lines[1] and "Dropbox" in lines[2]
    assert len(list(Disk(encrypted, "ext4").in_words())) == 1
    told = {next(Disk(each, "ext4").in_words()) for each in (True, False, None)}
    assert len(told) == 3


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_the_flag_of_fscrypt_is_asked_without_error_where_there_is_none(tmp_path: Path) -> None:
    assert disk._encrypted_by_fscrypt(tmp_path) is False
    assert disk._encrypted_by_fscrypt(tmp_path / "nowhere") is False
