#!/usr/bin/env bash
# Why: windows, paper and scanned codes are tested with real programs of the system. Says which Debian packages
# are missing; installs them where that is allowed (root on Debian), else prints the exact command to run.
set -euo pipefail

# Newer Debians renamed some libraries: the first name that the system knows is the one to have.
wanted=(
  xvfb xauth
  'libgtk-3-0|libgtk-3-0t64' libnss3 'libasound2|libasound2t64' libgbm1 libxss1 libxtst6
  fonts-noto-cjk
  cups cups-client cups-ipp-utils dbus printer-driver-cups-pdf
  poppler-utils zbar-tools tesseract-ocr tesseract-ocr-chi-sim
  xdotool strace chromium gnome-keyring
  gcc libc6-dev
)

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]
}

any_installed() {
  local name
  for name in ${1//|/ }; do is_installed "$name" && return 0; done
  return 1
}

has_candidate() {
  apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'
}

choose() {
  local name
  for name in ${1//|/ }; do
    if has_candidate "$name"; then echo "$name"; return; fi
  done
  echo "${1%%|*}"
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "This is not a Debian system. The tests of windows and printing need the programs of these Debian packages:"
  echo "  ${wanted[*]%%|*}"
  exit 0
fi

missing=()
for entry in "${wanted[@]}"; do any_installed "$entry" || missing+=("$entry"); done
if [ ${#missing[@]} -eq 0 ]; then
  echo 'All system packages are installed.'
  exit 0
fi

if [ "$(id -u)" -ne 0 ]; then
  echo 'System packages are missing. Run:'
  echo "  sudo apt-get update && sudo apt-get install --no-install-recommends $(for entry in "${missing[@]}"; do choose "$entry"; done | tr '\n' ' ')"
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -q -o Acquire::Retries=3
names=()
for entry in "${missing[@]}"; do names+=("$(choose "$entry")"); done
echo "Installing: ${names[*]}"
apt-get install -y -q --no-install-recommends -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "${names[@]}"
echo 'All system packages are installed.'
