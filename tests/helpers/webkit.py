"""The system's WebKitGTK, in the small browser that comes with it, on a screen that nobody sees."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

from selenium.webdriver import ActionChains, Keys, Remote
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from helpers.browsers import Browser
from install_programs import find

PATIENCE = 30


def blind() -> Options:
    """Options of a browser that sees this machine alone."""
    options = Options()
    # A page that asks for more waits at a door that nobody opens.
    nobody = "127.0.0.1:9"
    hosts = {"httpProxy": nobody, "sslProxy": nobody, "noProxy": ["127.0.0.1"]}
    options.set_capability("proxy", {"proxyType": "manual", **hosts})
    return options


class WebKit(Browser):
    """A WebKitGTK with what it keeps in the folder `home`; ends with `close`.

    It starts once: one that starts while another ends is apt to crash.
    """

    def __init__(self, home: Path) -> None:
        self.downloads = home / "downloads"
        self.downloads.mkdir()
        settings = home / ".config"
        settings.mkdir()
        (settings / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{self.downloads}"\n')
        reading, writing = os.pipe()
        self.screen = subprocess.Popen(
            [find("xvfb"), "-displayfd", str(writing), "-screen", "0", "1400x1000x24"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as number:
            display = f":{number.readline().strip()}"
        # With a path selenium looks for no driver, and fetches none.
        self.service = Service(
            executable_path=find("webkit"),
            env={**os.environ, "HOME": str(home), "DISPLAY": display},
        )
        self.service.start()
        config = ClientConfig(self.service.service_url, timeout=2 * PATIENCE)
        self.driver = Remote(RemoteConnection(client_config=config), options=blind())
        self.name = f"WebKitGTK {self.driver.capabilities['browserVersion']}"
        self.size(1280, 720)

    def close(self) -> None:
        self.driver.quit()
        self.service.stop()
        self.screen.terminate()
        self.screen.wait()

    def fresh(self) -> None:
        if not self.driver.current_url.startswith("about:"):
            self.tell("() => localStorage.clear()")

    def size(self, width: int, height: int) -> None:
        """Give the page this room; what stands around it takes some of a window's."""
        self.driver.set_window_size(width, height)
        got = self.driver.execute_script("return [innerWidth, innerHeight]")
        self.driver.set_window_size(2 * width - got[0], 2 * height - got[1])

    def go(self, address: str) -> None:
        self.driver.get(address)

    def click(self, selector: str) -> None:
        self.see(selector)
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def type(self, text: str) -> None:
        ActionChains(self.driver, duration=0).send_keys(text).perform()

    def press(self, key: str) -> None:
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", key).upper()
        self.type(getattr(Keys, name, key))

    def tell(self, function: str) -> Any:
        return self.driver.execute_script(f"return ({function})()")

    def wait(self, function: str) -> None:
        WebDriverWait(self.driver, PATIENCE, 0.05).until(lambda _: self.tell(function), function)

    def saved(self, name: str) -> str:
        path = self.downloads / name
        waiting = WebDriverWait(path, PATIENCE, 0.05)
        waiting.until(lambda file: file.exists() and file.stat().st_size, name)
        text = path.read_text(encoding="utf-8")
        path.unlink()
        return text

    def complaints(self) -> list[str]:
        return []
