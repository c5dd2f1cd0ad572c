// What the framework leaves to scripts: dialogs that keep the focus, a log that follows what is new, and the time zone.
// Everything else is done by the server.

globalThis.policybot = {
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    open: dialog => { if (dialog && !dialog.open) dialog.showModal(); },
};

const near = 160;

// Whoever reads at the end is kept there; a message longer than the screen is shown from its beginning.
function follow(log) {
    let atEnd = true;
    let last = null;
    const settle = () => {
        if (!atEnd) return;
        log.scrollTop = last && last.offsetHeight > log.clientHeight - near
            ? log.scrollTop + last.getBoundingClientRect().top - log.getBoundingClientRect().top - 8
            : log.scrollHeight;
    };
    log.addEventListener('wheel', () => requestAnimationFrame(look), { passive: true });
    log.addEventListener('touchmove', () => requestAnimationFrame(look), { passive: true });
    log.addEventListener('keydown', () => requestAnimationFrame(look));
    const look = () => { atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < near; };
    // A picture makes a message longer when it has come.
    log.addEventListener('load', settle, { capture: true });
    new MutationObserver(changes => {
        for (const node of changes.flatMap(change => [...change.addedNodes])) {
            const articles = node.querySelectorAll ? [...node.querySelectorAll('article')] : [];
            if (node.matches?.('article')) articles.push(node);
            if (articles.length === 0) continue;
            last = articles.at(-1);
            // What one has just done oneself is looked at, wherever one was reading.
            if (last.matches('.mine, .private')) atEnd = true;
        }
        settle();
    }).observe(log, { childList: true, subtree: true });
    if (!location.hash) log.scrollTop = log.scrollHeight;
}

const followed = new WeakSet();
function find() {
    const log = document.getElementById('log');
    if (log && !followed.has(log)) {
        followed.add(log);
        follow(log);
        document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
}

new MutationObserver(find).observe(document.body, { childList: true, subtree: true });
find();

// The arrow keys choose among suggestions and do not move the caret; Tab takes the chosen one.
document.addEventListener('keydown', e => {
    if (e.target.getAttribute?.('aria-expanded') !== 'true') return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') e.preventDefault();
    if (e.key === 'Tab' && !e.shiftKey && e.target.getAttribute('aria-activedescendant')) {
        e.preventDefault();
        e.target.form?.requestSubmit();
    }
});
