<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
    <context>
        <name>Anew</name>
        <message>
            <source>Let the centre recognise this desk again</source>
            <translation>Let the centre recognise this desk again</translation>
        </message>
        <message>
            <source>Make this a desk of its own</source>
            <translation>Make this a desk of its own</translation>
        </message>
        <message>
            <source>Do this on one of the two computers, not on both. What was recorded here stays, and what waits is still sent. The person who looks after the desks gives you a one-time code.</source>
            <translation>Do this on one of the two computers, not on both. What was recorded here stays, and what waits is still sent. The person who looks after the desks gives you a one-time code.</translation>
        </message>
        <message>
            <source>Do this if your venue goes on with this computer. What was recorded here stays, and what waits is still sent. The person who looks after the desks gives you a one-time code.</source>
            <translation>Do this if your venue goes on with this computer. What was recorded here stays, and what waits is still sent. The person who looks after the desks gives you a one-time code.</translation>
        </message>
        <message>
            <source>What was recorded here stays, and what waits is sent afterwards. The person who looks after the desks gives you a one-time code.</source>
            <translation>What was recorded here stays, and what waits is sent afterwards. The person who looks after the desks gives you a one-time code.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>Noted, leave it as it is</source>
            <translation>Noted, leave it as it is</translation>
        </message>
        <message>
            <source>Asking the centre…</source>
            <translation>Asking the centre…</translation>
        </message>
        <message>
            <source>The centre knows this desk again.</source>
            <translation>The centre knows this desk again.</translation>
        </message>
        <message>
            <source>This computer is a desk of its own now.</source>
            <translation>This computer is a desk of its own now.</translation>
        </message>
    </context>
    <context>
        <name>Camera</name>
        <message>
            <source>Camera</source>
            <translation>Camera</translation>
        </message>
        <message>
            <source>Close the camera</source>
            <translation>Close the camera</translation>
        </message>
        <message>
            <source>Picture of the camera</source>
            <translation>Picture of the camera</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>The camera is starting…</source>
            <translation>The camera is starting…</translation>
        </message>
        <message>
            <source>No camera was found. Plug one in, or type the code.</source>
            <translation>No camera was found. Plug one in, or type the code.</translation>
        </message>
        <message>
            <source>This program may not use the camera. Allow it in the system's privacy settings, then try again. Meanwhile, type the code.</source>
            <translation>This program may not use the camera. Allow it in the system's privacy settings, then try again. Meanwhile, type the code.</translation>
        </message>
        <message>
            <source>The camera gives no picture. Another program may be using it: close that one and try again, or type the code.</source>
            <translation>The camera gives no picture. Another program may be using it: close that one and try again, or type the code.</translation>
        </message>
        <message>
            <source>This computer has no barcode reader installed, so the camera cannot read cards. Type the code.</source>
            <translation>This computer has no barcode reader installed, so the camera cannot read cards. Type the code.</translation>
        </message>
        <message>
            <source>Hold the card's code before the camera.</source>
            <translation>Hold the card's code before the camera.</translation>
        </message>
        <message>
            <source>Read.</source>
            <translation>Read.</translation>
        </message>
        <message>
            <source>Two codes are in the picture. Show only one card.</source>
            <translation>Two codes are in the picture. Show only one card.</translation>
        </message>
        <message>
            <source>Use the camera {name}</source>
            <translation>Use the camera {name}</translation>
        </message>
    </context>
    <context>
        <name>Care</name>
        <message>
            <source>The file could not be saved there.</source>
            <translation>The file could not be saved there.</translation>
        </message>
        <message>
            <source>Finish with this laptop</source>
            <translation>Finish with this laptop</translation>
        </message>
        <message>
            <source>What waits is sent first. Then the centre is told that this desk leaves, and its card list, its keys and its records are erased from this computer. This cannot be taken back.</source>
            <translation>What waits is sent first. Then the centre is told that this desk leaves, and its card list, its keys and its records are erased from this computer. This cannot be taken back.</translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation>Sending…</translation>
        </message>
        <message>
            <source>Everything is sent, but the centre could not be told.</source>
            <translation>Everything is sent, but the centre could not be told.</translation>
        </message>
        <message>
            <source>Better: bring this computer to a connection and try again. Nothing was erased.</source>
            <translation>Better: bring this computer to a connection and try again. Nothing was erased.</translation>
        </message>
        <message>
            <source>To insist, type the name of this desk.</source>
            <translation>To insist, type the name of this desk.</translation>
        </message>
        <message>
            <source>That is not the name of this desk.</source>
            <translation>That is not the name of this desk.</translation>
        </message>
        <message>
            <source>Nothing remains on this computer</source>
            <translation>Nothing remains on this computer</translation>
        </message>
        <message>
            <source>Something could not be erased</source>
            <translation>Something could not be erased</translation>
        </message>
        <message>
            <source>Saved. The file holds no code, key or name.</source>
            <translation>Saved. The file holds no code, key or name.</translation>
        </message>
        <message>
            <source>Once more, to be sure. Then it is erased.</source>
            <translation>Once more, to be sure. Then it is erased.</translation>
        </message>
        <message>
            <source>A supervisor can insist, with name and PIN.</source>
            <translation>A supervisor can insist, with name and PIN.</translation>
        </message>
        <message>
            <source>That is not a supervisor's name and PIN. Wait a moment, then try again.</source>
            <translation>That is not a supervisor's name and PIN. Wait a moment, then try again.</translation>
        </message>
        <message>
            <source>The card list, the keys and the records are erased.</source>
            <translation>The card list, the keys and the records are erased.</translation>
        </message>
        <message>
            <source>Save diagnostics…</source>
            <translation>Save diagnostics…</translation>
        </message>
        <message>
            <source>Finish with this laptop…</source>
            <translation>Finish with this laptop…</translation>
        </message>
        <message>
            <source>Send, then erase this desk</source>
            <translation>Send, then erase this desk</translation>
        </message>
        <message>
            <source>Erase all the same</source>
            <translation>Erase all the same</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Close the program</source>
            <translation>Close the program</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>Supervisor</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <source>Name of this desk</source>
            <translation>Name of this desk</translation>
        </message>
        <message>
            <source>The centre knows that this desk has left.</source>
            <translation>The centre knows that this desk has left.</translation>
        </message>
        <message>
            <source>The centre could not be told: ask your venue to take this desk out of use.</source>
            <translation>The centre could not be told: ask your venue to take this desk out of use.</translation>
        </message>
        <message>
            <source>Still on this computer: {names}. Ask whoever looks after it.</source>
            <translation>Still on this computer: {names}. Ask whoever looks after it.</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are not sent and would be lost for good.</source>
            <translation>
                <numerusform>%n row is not sent and would be lost for good.</numerusform>
                <numerusform>%n rows are not sent and would be lost for good.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) were given up.</source>
            <translation>
                <numerusform>%n row was given up.</numerusform>
                <numerusform>%n rows were given up.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Control</name>
        <message>
            <source>Card code</source>
            <translation>Card code</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Open a photo of a card</source>
            <translation>Open a photo of a card</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Pictures</translation>
        </message>
        <message>
            <source>Change the event</source>
            <translation>Change the event</translation>
        </message>
        <message>
            <source>Just given</source>
            <translation>Just given</translation>
        </message>
        <message>
            <source>Nothing given yet</source>
            <translation>Nothing given yet</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Give again</source>
            <translation>Give again</translation>
        </message>
        <message>
            <source>Show to customer</source>
            <translation>Show to customer</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progress</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Events</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Sections</translation>
        </message>
        <message>
            <source>One more: {label}</source>
            <translation>One more: {label}</translation>
        </message>
        <message>
            <source>One less: {label}</source>
            <translation>One less: {label}</translation>
        </message>
        <message>
            <source>Esc goes back. Arrow keys change the language.</source>
            <translation>Esc goes back. Arrow keys change the language.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Camera</translation>
        </message>
        <message>
            <source>Read a card with the camera</source>
            <translation>Read a card with the camera</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Folder:</source>
            <translation>Folder:</translation>
        </message>
        <message>
            <source>Kind of file:</source>
            <translation>Kind of file:</translation>
        </message>
    </context>
    <context>
        <name>Counter</name>
        <message>
            <source>Tickets come back…</source>
            <translation>Tickets come back…</translation>
        </message>
        <message>
            <source>By phone</source>
            <translation>By phone</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) ordered by phone</source>
            <translation>
                <numerusform>%n ticket ordered by phone</numerusform>
                <numerusform>%n tickets ordered by phone</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Order %n ticket(s) by phone</source>
            <translation>
                <numerusform>Order %n ticket by phone</numerusform>
                <numerusform>Order %n tickets by phone</numerusform>
            </translation>
        </message>
        <message>
            <source>The cardholder pays {amount}</source>
            <translation>The cardholder pays {amount}</translation>
        </message>
        <message>
            <source>A digit chooses at once.</source>
            <translation>A digit chooses at once.</translation>
        </message>
        <message>
            <source>{card}: not recorded. Its event is gone.</source>
            <translation>{card}: not recorded. Its event is gone.</translation>
        </message>
        <message>
            <source>Open the card</source>
            <translation>Open the card</translation>
        </message>
    </context>
    <context>
        <name>Date</name>
        <message>
            <source>ddd d MMMM</source>
            <translation>ddd d MMMM</translation>
        </message>
        <message>
            <source>HH:mm</source>
            <translation>HH:mm</translation>
        </message>
        <message>
            <source>{time}</source>
            <translation>{time}</translation>
        </message>
        <message>
            <source>today</source>
            <translation>today</translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h</source>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message>
            <source>night of {first} to {second}</source>
            <translation>night of {first} to {second}</translation>
        </message>
        <message>
            <source>ddd d</source>
            <translation>ddd d</translation>
        </message>
        <message>
            <source>tonight</source>
            <translation>tonight</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>Advance: {when}</source>
            <translation>Advance: {when}</translation>
        </message>
        <message>
            <source>Choose the event</source>
            <translation>Choose the event</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>Online</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Offline</translation>
        </message>
        <message>
            <source>no card list yet</source>
            <translation>no card list yet</translation>
        </message>
        <message>
            <source>list {age} old</source>
            <translation>list {age} old</translation>
        </message>
        <message>
            <source>All sent and confirmed</source>
            <translation>All sent and confirmed</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
        <message>
            <source>oldest {age}</source>
            <translation>oldest {age}</translation>
        </message>
        <message>
            <source>{card}: not recorded</source>
            <translation>{card}: not recorded</translation>
        </message>
        <message numerus="yes">
            <source>Give %n</source>
            <translation>
                <numerusform>Give %n</numerusform>
                <numerusform>Give %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Not given</source>
            <translation>Not given</translation>
        </message>
        <message>
            <source>This card needs to be read again before tickets are given.</source>
            <translation>This card needs to be read again before tickets are given.</translation>
        </message>
        <message>
            <source>The card list is old. Go on with it for this shift</source>
            <translation>The card list is old. Go on with it for this shift</translation>
        </message>
        <message>
            <source>Scan or type a card code</source>
            <translation>Scan or type a card code</translation>
        </message>
        <message>
            <source>such as {example}</source>
            <translation>such as {example}</translation>
        </message>
        <message>
            <source>Ready for the next card</source>
            <translation>Ready for the next card</translation>
        </message>
        <message>
            <source>Scan a card, type its code, or drop a photo here</source>
            <translation>Scan a card, type its code, or drop a photo here</translation>
        </message>
        <message>
            <source>Checking the card that was read last</source>
            <translation>Checking the card that was read last</translation>
        </message>
        <message>
            <source>This computer is busy. The answer comes in a moment.</source>
            <translation>This computer is busy. The answer comes in a moment.</translation>
        </message>
        <message numerus="yes">
            <source>Give %n ticket(s)</source>
            <translation>
                <numerusform>Give %n ticket</numerusform>
                <numerusform>Give %n tickets</numerusform>
            </translation>
        </message>
        <message>
            <source>Let in</source>
            <translation>Let in</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) given</source>
            <translation>
                <numerusform>%n ticket given</numerusform>
                <numerusform>%n tickets given</numerusform>
            </translation>
        </message>
        <message>
            <source>In the till: {hint}</source>
            <translation>In the till: {hint}</translation>
        </message>
        <message>
            <source>left</source>
            <translation>left</translation>
        </message>
        <message>
            <source>left, as far as this desk knows</source>
            <translation>left, as far as this desk knows</translation>
        </message>
        <message>
            <source>other desks heard at {time}</source>
            <translation>other desks heard at {time}</translation>
        </message>
        <message>
            <source>Last recorded {time}: {what}. Handed over?</source>
            <translation>Last recorded {time}: {what}. Handed over?</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Battery {percent} %</source>
            <translation>Battery {percent} %</translation>
        </message>
        <message>
            <source>Over: {when}</source>
            <translation>Over: {when}</translation>
        </message>
        <message>
            <source>left at this desk</source>
            <translation>left at this desk</translation>
        </message>
        <message>
            <source>{count} in all</source>
            <translation>{count} in all</translation>
        </message>
        <message>
            <source>{count} in all at {time}</source>
            <translation>{count} in all at {time}</translation>
        </message>
        <message>
            <source>The quota is used up. You may still give tickets.</source>
            <translation>The quota is used up. You may still give tickets.</translation>
        </message>
        <message>
            <source>There is no card list yet. Go on without it for this shift</source>
            <translation>There is no card list yet. Go on without it for this shift</translation>
        </message>
    </context>
    <context>
        <name>EventChoice</name>
        <message>
            <source>Which event are tickets given for?</source>
            <translation>Which event are tickets given for?</translation>
        </message>
        <message>
            <source>Search by title, place or day</source>
            <translation>Search by title, place or day</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>No event matches. Try fewer letters.</source>
            <translation>No event matches. Try fewer letters.</translation>
        </message>
        <message>
            <source>Arrow keys and Enter choose; Esc goes back.</source>
            <translation>Arrow keys and Enter choose; Esc goes back.</translation>
        </message>
        <message>
            <source>All</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Organiser</source>
            <translation>Organiser</translation>
        </message>
        <message>
            <source>Left and right choose the organiser.</source>
            <translation>Left and right choose the organiser.</translation>
        </message>
        <message>
            <source>Chosen lately</source>
            <translation>Chosen lately</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>Over</translation>
        </message>
        <message>
            <source>today, {day}</source>
            <translation>today, {day}</translation>
        </message>
        <message>
            <source>from {day}</source>
            <translation>from {day}</translation>
        </message>
        <message>
            <source>There are no events for today or later. F7 makes one.</source>
            <translation>There are no events for today or later. F7 makes one.</translation>
        </message>
    </context>
    <context>
        <name>Face</name>
        <message>
            <source>Last valid day on the card</source>
            <translation>Last valid day on the card</translation>
        </message>
        <message>
            <source>Today or later: Enter. Or press Tab and type the day.</source>
            <translation>Today or later: Enter. Or press Tab and type the day.</translation>
        </message>
        <message>
            <source>Children on the card</source>
            <translation>Children on the card</translation>
        </message>
        <message>
            <source>The centre checks this card when the connection is back.</source>
            <translation>The centre checks this card when the connection is back.</translation>
        </message>
        <message>
            <source>This day is past. The card has expired.</source>
            <translation>This day is past. The card has expired.</translation>
        </message>
        <message>
            <source>Write the day like 14.3.2027.</source>
            <translation>Write the day like 14.3.2027.</translation>
        </message>
        <message>
            <source>The card is valid today or later</source>
            <translation>The card is valid today or later</translation>
        </message>
    </context>
    <context>
        <name>Fault</name>
        <message>
            <source>No card code was found in the photo. Take it closer, or type the code.</source>
            <translation>No card code was found in the photo. Take it closer, or type the code.</translation>
        </message>
        <message numerus="yes">
            <source>The photo shows %n codes. Take a photo of one card only.</source>
            <translation>
                <numerusform>The photo shows %n code. Take a photo of one card only.</numerusform>
                <numerusform>The photo shows %n codes. Take a photo of one card only.</numerusform>
            </translation>
        </message>
        <message>
            <source>This file could not be opened as a picture. Choose another, or type the code.</source>
            <translation>This file could not be opened as a picture. Choose another, or type the code.</translation>
        </message>
        <message>
            <source>The picture is too large. Take a smaller one, or type the code.</source>
            <translation>The picture is too large. Take a smaller one, or type the code.</translation>
        </message>
        <message>
            <source>Write the address.</source>
            <translation>Write the address.</translation>
        </message>
        <message>
            <source>This is not an address. It begins with https:// and has no spaces.</source>
            <translation>This is not an address. It begins with https:// and has no spaces.</translation>
        </message>
        <message>
            <source>Nothing answers at this address. Check it and the connection.</source>
            <translation>Nothing answers at this address. Check it and the connection.</translation>
        </message>
        <message>
            <source>This address answers, but it is not a centre. Check the address.</source>
            <translation>This address answers, but it is not a centre. Check the address.</translation>
        </message>
        <message>
            <source>Write the one-time code.</source>
            <translation>Write the one-time code.</translation>
        </message>
        <message>
            <source>Nothing was set up. Check the address, and ask your venue before you go on.</source>
            <translation>Nothing was set up. Check the address, and ask your venue before you go on.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message numerus="yes">
            <source>%n more photo(s) not read: one card at a time.</source>
            <translation>
                <numerusform>%n more photo was not read: one card at a time.</numerusform>
                <numerusform>%n more photos were not read: one card at a time.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FirstStart</name>
        <message>
            <source>Test the scanner</source>
            <translation>Test the scanner</translation>
        </message>
        <message>
            <source>Set up this desk</source>
            <translation>Set up this desk</translation>
        </message>
        <message>
            <source>Write the address and the one-time code you got from your venue.</source>
            <translation>Write the address and the one-time code you got from your venue.</translation>
        </message>
        <message>
            <source>Compare these characters with the ones you were given. Are they the same?</source>
            <translation>Compare these characters with the ones you were given. Are they the same?</translation>
        </message>
        <message>
            <source>Fetching the first card list. This takes a moment.</source>
            <translation>Fetching the first card list. This takes a moment.</translation>
        </message>
        <message>
            <source>Address of the centre</source>
            <translation>Address of the centre</translation>
        </message>
        <message>
            <source>One-time code</source>
            <translation>One-time code</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Connect</translation>
        </message>
        <message>
            <source>They are the same</source>
            <translation>They are the same</translation>
        </message>
        <message>
            <source>They are different</source>
            <translation>They are different</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Open the desk</source>
            <translation>Open the desk</translation>
        </message>
        <message>
            <source>Fingerprint of the centre</source>
            <translation>Fingerprint of the centre</translation>
        </message>
        <message>
            <source>Waiting for the centre…</source>
            <translation>Waiting for the centre…</translation>
        </message>
        <message>
            <source>{done} of {total} cards</source>
            <translation>{done} of {total} cards</translation>
        </message>
        <message>
            <source>Welcome! In three short steps this computer becomes a ticket desk.</source>
            <translation>Welcome! In three short steps this computer becomes a ticket desk.</translation>
        </message>
        <message>
            <source>Step {number} of {of}</source>
            <translation>Step {number} of {of}</translation>
        </message>
        <message>
            <source>such as {example}</source>
            <translation>such as {example}</translation>
        </message>
        <message>
            <source>12 letters and digits, good for one day</source>
            <translation>12 letters and digits, good for one day</translation>
        </message>
        <message>
            <source>This desk is ready. From now on it works with a connection and without one.</source>
            <translation>This desk is ready. From now on it works with a connection and without one.</translation>
        </message>
        <message>
            <source>Print 5 blank forms for a day without power</source>
            <translation>Print 5 blank forms for a day without power</translation>
        </message>
        <message>
            <source>Save the blank forms as a PDF…</source>
            <translation>Save the blank forms as a PDF…</translation>
        </message>
    </context>
    <context>
        <name>Given</name>
        <message>
            <source>These tickets were given at another desk.</source>
            <translation>These tickets were given at another desk.</translation>
        </message>
        <message>
            <source>Only tickets of today can be undone here.</source>
            <translation>Only tickets of today can be undone here.</translation>
        </message>
        <message>
            <source>These tickets have not been undone.</source>
            <translation>These tickets have not been undone.</translation>
        </message>
        <message>
            <source>Read the card again to give the tickets.</source>
            <translation>Read the card again to give the tickets.</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>waiting</translation>
        </message>
        <message>
            <source>confirmed</source>
            <translation>confirmed</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>undone</translation>
        </message>
        <message>
            <source>to be looked at</source>
            <translation>to be looked at</translation>
        </message>
        <message>
            <source>Mistake</source>
            <translation>Mistake</translation>
        </message>
        <message>
            <source>Wrong count</source>
            <translation>Wrong count</translation>
        </message>
        <message>
            <source>Wrong event</source>
            <translation>Wrong event</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Returned</translation>
        </message>
        <message>
            <source>Not collected</source>
            <translation>Not collected</translation>
        </message>
        <message>
            <source>Undone: {reason}. Another reason?</source>
            <translation>Undone: {reason}. Another reason?</translation>
        </message>
        <message>
            <source>These tickets were taken back meanwhile.</source>
            <translation>These tickets were taken back meanwhile.</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>At the counter</source>
            <translation>At the counter</translation>
        </message>
        <message>
            <source>“Welcome!”</source>
            <translation>“Welcome!”</translation>
        </message>
        <message>
            <source>Who helps:</source>
            <translation>Who helps:</translation>
        </message>
        <message>
            <source>Look at the event at the top left. F6 changes it.</source>
            <translation>Look at the event at the top left. F6 changes it.</translation>
        </message>
        <message>
            <source>Scan the card. Or type its code, and press Enter.</source>
            <translation>Scan the card. Or type its code, and press Enter.</translation>
        </message>
        <message>
            <source>Read what the desk says. Children: + and −. Assistant: F4.</source>
            <translation>Read what the desk says. Children: + and −. Assistant: F4.</translation>
        </message>
        <message>
            <source>Enter gives. Once the screen says “given”, it is recorded.</source>
            <translation>Enter gives. Once the screen says “given”, it is recorded.</translation>
        </message>
        <message>
            <source>No connection: go on as always. Nothing is lost; it is sent later.</source>
            <translation>No connection: go on as always. Nothing is lost; it is sent later.</translation>
        </message>
        <message>
            <source>No scanner: type the code, or F2 for the camera.</source>
            <translation>No scanner: type the code, or F2 for the camera.</translation>
        </message>
        <message>
            <source>Wrong tickets: “Undo” beside the row.</source>
            <translation>Wrong tickets: “Undo” beside the row.</translation>
        </message>
        <message>
            <source>No power or no computer: give all the same. Write on the paper form: the time, the card’s code, cardholder, children, assistants. Type it in later.</source>
            <translation>No power or no computer: give all the same. Write on the paper form: the time, the card’s code, cardholder, children, assistants. Type it in later.</translation>
        </message>
        <message>
            <source>Stuck: close the program and open it again. What was recorded is safe.</source>
            <translation>Stuck: close the program and open it again. What was recorded is safe.</translation>
        </message>
        <message>
            <source>Every card</source>
            <translation>Every card</translation>
        </message>
        <message>
            <source>What the desk says</source>
            <translation>What the desk says</translation>
        </message>
        <message>
            <source>Do</source>
            <translation>Do</translation>
        </message>
        <message>
            <source>Say</source>
            <translation>Say</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>When something does not work</source>
            <translation>When something does not work</translation>
        </message>
        <message>
            <source>Give. Typed? Compare the day on the card with the one on the screen.</source>
            <translation>Give. Typed? Compare the day on the card with the one on the screen.</translation>
        </message>
        <message>
            <source>Give. From tomorrow the card needs renewing.</source>
            <translation>Give. From tomorrow the card needs renewing.</translation>
        </message>
        <message>
            <source>Let them in. You may add what is still left.</source>
            <translation>Let them in. You may add what is still left.</translation>
        </message>
        <message>
            <source>No tickets. Typed? Check the code. A supervisor may give: F7.</source>
            <translation>No tickets. Typed? Check the code. A supervisor may give: F7.</translation>
        </message>
        <message>
            <source>No tickets. A later day on the card itself, and the desk offers it: F7.</source>
            <translation>No tickets. A later day on the card itself, and the desk offers it: F7.</translation>
        </message>
        <message>
            <source>No tickets. The desk does not know why, nor need you.</source>
            <translation>No tickets. The desk does not know why, nor need you.</translation>
        </message>
        <message>
            <source>Read two things from the card: last valid day, then children. Then give.</source>
            <translation>Read two things from the card: last valid day, then children. Then give.</translation>
        </message>
        <message>
            <source>No tickets. Compare the code, or read the card once more.</source>
            <translation>No tickets. Compare the code, or read the card once more.</translation>
        </message>
        <message>
            <source>Read the code again. The same twice, and it is a card: F7 records it.</source>
            <translation>Read the code again. The same twice, and it is a card: F7 records it.</translation>
        </message>
        <message>
            <source>check the code; then give, let in, go on</source>
            <translation>check the code; then give, let in, go on</translation>
        </message>
        <message>
            <source>one child more or less</source>
            <translation>one child more or less</translation>
        </message>
        <message>
            <source>one assistant more; with Shift one less</source>
            <translation>one assistant more; with Shift one less</translation>
        </message>
        <message>
            <source>close the card, nothing is recorded</source>
            <translation>close the card, nothing is recorded</translation>
        </message>
        <message>
            <source>this page</source>
            <translation>this page</translation>
        </message>
        <message>
            <source>camera</source>
            <translation>camera</translation>
        </message>
        <message>
            <source>open a photo of a card</source>
            <translation>open a photo of a card</translation>
        </message>
        <message>
            <source>order by phone</source>
            <translation>order by phone</translation>
        </message>
        <message>
            <source>change the event</source>
            <translation>change the event</translation>
        </message>
        <message>
            <source>the way on that a refusal offers</source>
            <translation>the way on that a refusal offers</translation>
        </message>
        <message>
            <source>give on the card that was not recorded</source>
            <translation>give on the card that was not recorded</translation>
        </message>
        <message>
            <source>a sentence for the customer</source>
            <translation>a sentence for the customer</translation>
        </message>
        <message>
            <source>print the latest slip</source>
            <translation>print the latest slip</translation>
        </message>
        <message>
            <source>change the clerk</source>
            <translation>change the clerk</translation>
        </message>
        <message>
            <source>lock the desk</source>
            <translation>lock the desk</translation>
        </message>
        <message>
            <source>Print this page</source>
            <translation>Print this page</translation>
        </message>
        <message>
            <source>Save this page as a PDF…</source>
            <translation>Save this page as a PDF…</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>The page is on its way to the printer.</source>
            <translation>The page is on its way to the printer.</translation>
        </message>
        <message>
            <source>The page is saved.</source>
            <translation>The page is saved.</translation>
        </message>
        <message>
            <source>No tickets. Who has tickets is let in. A supervisor may give: F7.</source>
            <translation>No tickets. Who has tickets is let in. A supervisor may give: F7.</translation>
        </message>
    </context>
    <context>
        <name>Kiosk</name>
        <message>
            <source>Kiosk mode</source>
            <translation>Kiosk mode</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Off</translation>
        </message>
        <message>
            <source>This desk is in kiosk mode.</source>
            <translation>This desk is in kiosk mode.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Add a clerk for one event</source>
            <translation>Add a clerk for one event</translation>
        </message>
        <message>
            <source>A clerk for one event</source>
            <translation>A clerk for one event</translation>
        </message>
        <message>
            <source>Write a name that is not the person’s own, and let the new clerk type six digits twice. The sign-in ends with the event.</source>
            <translation>Write a name that is not the person’s own, and let the new clerk type six digits twice. The sign-in ends with the event.</translation>
        </message>
        <message>
            <source>Add the clerk</source>
            <translation>Add the clerk</translation>
        </message>
        <message>
            <source>The clerk was added</source>
            <translation>The clerk was added</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>On: full screen, a supervisor for the settings and for closing</source>
            <translation>On: full screen, a supervisor for the settings and for closing</translation>
        </message>
        <message>
            <source>A supervisor adds clerks. Whoever is signed in stays signed in.</source>
            <translation>A supervisor adds clerks. Whoever is signed in stays signed in.</translation>
        </message>
        <message>
            <source>Open the settings?</source>
            <translation>Open the settings?</translation>
        </message>
        <message>
            <source>Finish with this laptop?</source>
            <translation>Finish with this laptop?</translation>
        </message>
        <message>
            <source>Close the ticket desk?</source>
            <translation>Close the ticket desk?</translation>
        </message>
        <message>
            <source>Open the settings</source>
            <translation>Open the settings</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>Close the ticket desk</source>
            <translation>Close the ticket desk</translation>
        </message>
        <message>
            <source>Name at this desk</source>
            <translation>Name at this desk</translation>
        </message>
        <message>
            <source>For the event</source>
            <translation>For the event</translation>
        </message>
        <message>
            <source>PIN, six digits</source>
            <translation>PIN, six digits</translation>
        </message>
        <message>
            <source>The same PIN again</source>
            <translation>The same PIN again</translation>
        </message>
        <message>
            <source>Write a name of at most 24 characters.</source>
            <translation>Write a name of at most 24 characters.</translation>
        </message>
        <message>
            <source>Somebody has this name already. Choose another one.</source>
            <translation>Somebody has this name already. Choose another one.</translation>
        </message>
        <message>
            <source>The PIN has to be six digits.</source>
            <translation>The PIN has to be six digits.</translation>
        </message>
        <message>
            <source>The two PINs are not the same. Type both again.</source>
            <translation>The two PINs are not the same. Type both again.</translation>
        </message>
        <message>
            <source>Choose the event.</source>
            <translation>Choose the event.</translation>
        </message>
        <message>
            <source>Only a supervisor adds clerks.</source>
            <translation>Only a supervisor adds clerks.</translation>
        </message>
        <message>
            <source>{name} can sign in at this desk until {time}.</source>
            <translation>{name} can sign in at this desk until {time}.</translation>
        </message>
        <message>
            <source>Supervisor, for other days and desks</source>
            <translation>Supervisor, for other days and desks</translation>
        </message>
    </context>
    <context>
        <name>NewEvent</name>
        <message>
            <source>The event is not here: make it</source>
            <translation>The event is not here: make it</translation>
        </message>
        <message>
            <source>Make an event</source>
            <translation>Make an event</translation>
        </message>
        <message>
            <source>It is for today, with the organiser and the place of the event before it and the usual limits. Your coordinator says later what it belongs to; nothing that you give is lost.</source>
            <translation>It is for today, with the organiser and the place of the event before it and the usual limits. Your coordinator says later what it belongs to; nothing that you give is lost.</translation>
        </message>
        <message>
            <source>now</source>
            <translation>now</translation>
        </message>
        <message>
            <source>Up and Down change the kind, Enter makes the event, Esc goes back.</source>
            <translation>Up and Down change the kind, Enter makes the event, Esc goes back.</translation>
        </message>
        <message>
            <source>Make it and give tickets</source>
            <translation>Make it and give tickets</translation>
        </message>
        <message>
            <source>What is it called?</source>
            <translation>What is it called?</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Starts today at</source>
            <translation>Starts today at</translation>
        </message>
        <message>
            <source>Performance</source>
            <translation>Performance</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>Visit</translation>
        </message>
        <message>
            <source>Course</source>
            <translation>Course</translation>
        </message>
        <message>
            <source>Pass</source>
            <translation>Pass</translation>
        </message>
        <message>
            <source>Write what the event is called.</source>
            <translation>Write what the event is called.</translation>
        </message>
        <message>
            <source>Write the time as 19:00, or leave it empty for now.</source>
            <translation>Write the time as 19:00, or leave it empty for now.</translation>
        </message>
        <message>
            <source>Change an event made here</source>
            <translation>Change an event made here</translation>
        </message>
        <message>
            <source>Rename or take back</source>
            <translation>Rename or take back</translation>
        </message>
        <message>
            <source>Other desks hear of the new name with the next connection. An event that nobody got tickets for can be taken back; it then goes from the lists.</source>
            <translation>Other desks hear of the new name with the next connection. An event that nobody got tickets for can be taken back; it then goes from the lists.</translation>
        </message>
        <message>
            <source>Enter saves the name, F8 takes the event back, Esc goes back.</source>
            <translation>Enter saves the name, F8 takes the event back, Esc goes back.</translation>
        </message>
        <message>
            <source>Take the event back</source>
            <translation>Take the event back</translation>
        </message>
        <message>
            <source>Save the name</source>
            <translation>Save the name</translation>
        </message>
        <message>
            <source>Tickets were given for it, so it stays. Move or undo them on Today first.</source>
            <translation>Tickets were given for it, so it stays. Move or undo them on Today first.</translation>
        </message>
        <message>
            <source>Your coordinator has said what it belongs to: it stays.</source>
            <translation>Your coordinator has said what it belongs to: it stays.</translation>
        </message>
    </context>
    <context>
        <name>Paper</name>
        <message>
            <source>Take back the chosen line</source>
            <translation>Take back the chosen line</translation>
        </message>
        <message>
            <source>Paper entry</source>
            <translation>Paper entry</translation>
        </message>
        <message>
            <source>Choose the event</source>
            <translation>Choose the event</translation>
        </message>
        <message>
            <source>Write a day that has been, like 24.11.2026.</source>
            <translation>Write a day that has been, like 24.11.2026.</translation>
        </message>
        <message>
            <source>Tab goes to the next field, Enter records the line. A scan fills the code.</source>
            <translation>Tab goes to the next field, Enter records the line. A scan fills the code.</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Taken back</translation>
        </message>
        <message>
            <source>Correct it, or press Enter again to leave it for later in “To fix”.</source>
            <translation>Correct it, or press Enter again to leave it for later in “To fix”.</translation>
        </message>
        <message>
            <source>Compare with the paper. Enter again records it as it is.</source>
            <translation>Compare with the paper. Enter again records it as it is.</translation>
        </message>
        <message>
            <source>Last valid day {day}.</source>
            <translation>Last valid day {day}.</translation>
        </message>
        <message>
            <source>Recorded: {card}, {tickets}, {time}</source>
            <translation>Recorded: {card}, {tickets}, {time}</translation>
        </message>
        <message>
            <source>Left for later in “To fix”.</source>
            <translation>Left for later in “To fix”.</translation>
        </message>
        <message>
            <source>Line {line} of {sheet}, for {event}, {day}.</source>
            <translation>Line {line} of {sheet}, for {event}, {day}.</translation>
        </message>
        <message>
            <source>Nothing waits to be fixed.</source>
            <translation>Nothing waits to be fixed.</translation>
        </message>
        <message>
            <source>This is what {name} holds. Nothing is recorded yet.</source>
            <translation>This is what {name} holds. Nothing is recorded yet.</translation>
        </message>
        <message>
            <source>Here already</source>
            <translation>Here already</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) recorded</source>
            <translation>
                <numerusform>%n line recorded</numerusform>
                <numerusform>%n lines recorded</numerusform>
            </translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Tables</translation>
        </message>
        <message>
            <source>Uses to retype into the register</source>
            <translation>Uses to retype into the register</translation>
        </message>
        <message>
            <source>This list holds card codes. Shred it after entry.</source>
            <translation>This list holds card codes. Shred it after entry.</translation>
        </message>
        <message numerus="yes">
            <source>%n use(s) wait to be retyped</source>
            <translation>
                <numerusform>%n use waits to be retyped</numerusform>
                <numerusform>%n uses wait to be retyped</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first codes are erased in %n day(s).</source>
            <translation>
                <numerusform>The first codes are erased in %n day.</numerusform>
                <numerusform>The first codes are erased in %n days.</numerusform>
            </translation>
        </message>
        <message>
            <source>No uses to show here.</source>
            <translation>No uses to show here.</translation>
        </message>
        <message>
            <source>erased</source>
            <translation>erased</translation>
        </message>
        <message>
            <source>An earlier event</source>
            <translation>An earlier event</translation>
        </message>
        <message>
            <source>No lines yet for this event and day.</source>
            <translation>No lines yet for this event and day.</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) to record</source>
            <translation>
                <numerusform>%n line to record</numerusform>
                <numerusform>%n lines to record</numerusform>
            </translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Lines</translation>
        </message>
        <message>
            <source>To fix</source>
            <translation>To fix</translation>
        </message>
        <message>
            <source>To retype</source>
            <translation>To retype</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Card code</source>
            <translation>Card code</translation>
        </message>
        <message>
            <source>Children</source>
            <translation>Children</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>Assistants</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Record the line</source>
            <translation>Record the line</translation>
        </message>
        <message>
            <source>Take back the last line</source>
            <translation>Take back the last line</translation>
        </message>
        <message>
            <source>Import a table…</source>
            <translation>Import a table…</translation>
        </message>
        <message>
            <source>Print 5 blank forms</source>
            <translation>Print 5 blank forms</translation>
        </message>
        <message>
            <source>Save blank forms…</source>
            <translation>Save blank forms…</translation>
        </message>
        <message>
            <source>Record as written</source>
            <translation>Record as written</translation>
        </message>
        <message>
            <source>Not a line: leave it out</source>
            <translation>Not a line: leave it out</translation>
        </message>
        <message numerus="yes">
            <source>Record %n line(s)</source>
            <translation>
                <numerusform>Record %n line</numerusform>
                <numerusform>Record %n lines</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Mark all as retyped</source>
            <translation>Mark all as retyped</translation>
        </message>
        <message>
            <source>Print the list</source>
            <translation>Print the list</translation>
        </message>
        <message>
            <source>Save the list…</source>
            <translation>Save the list…</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Line</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Card</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Tickets</translation>
        </message>
        <message>
            <source>What the desk says</source>
            <translation>What the desk says</translation>
        </message>
        <message>
            <source>As written</source>
            <translation>As written</translation>
        </message>
        <message>
            <source>What to fix</source>
            <translation>What to fix</translation>
        </message>
        <message>
            <source>Retyped</source>
            <translation>Retyped</translation>
        </message>
        <message>
            <source>What becomes of it</source>
            <translation>What becomes of it</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>Valid</translation>
        </message>
        <message>
            <source>Valid, on its last day</source>
            <translation>Valid, on its last day</translation>
        </message>
        <message>
            <source>Had tickets before</source>
            <translation>Had tickets before</translation>
        </message>
        <message>
            <source>Already used</source>
            <translation>Already used</translation>
        </message>
        <message>
            <source>Past its last valid day</source>
            <translation>Past its last valid day</translation>
        </message>
        <message>
            <source>Card not in use</source>
            <translation>Card not in use</translation>
        </message>
        <message>
            <source>Not on the list</source>
            <translation>Not on the list</translation>
        </message>
        <message>
            <source>Recorded as written</source>
            <translation>Recorded as written</translation>
        </message>
        <message>
            <source>More than the quota</source>
            <translation>More than the quota</translation>
        </message>
        <message>
            <source>Not valid here yet</source>
            <translation>Not valid here yet</translation>
        </message>
        <message>
            <source>The card code is missing.</source>
            <translation>The card code is missing.</translation>
        </message>
        <message>
            <source>This is no card code. One looks like {example}.</source>
            <translation>This is no card code. One looks like {example}.</translation>
        </message>
        <message>
            <source>Write how many as a number, such as 2.</source>
            <translation>Write how many as a number, such as 2.</translation>
        </message>
        <message>
            <source>No ticket stands on this line.</source>
            <translation>No ticket stands on this line.</translation>
        </message>
        <message>
            <source>The time is missing, such as 14:05.</source>
            <translation>The time is missing, such as 14:05.</translation>
        </message>
        <message>
            <source>Write the time like 14:05.</source>
            <translation>Write the time like 14:05.</translation>
        </message>
        <message>
            <source>This time has not been yet. Check day and time.</source>
            <translation>This time has not been yet. Check day and time.</translation>
        </message>
        <message numerus="yes">
            <source>%n to fix afterwards</source>
            <translation>
                <numerusform>%n to fix afterwards</numerusform>
                <numerusform>%n to fix afterwards</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n here already</source>
            <translation>
                <numerusform>%n here already</numerusform>
                <numerusform>%n here already</numerusform>
            </translation>
        </message>
        <message>
            <source>The file cannot be opened. Copy it to this computer.</source>
            <translation>The file cannot be opened. Copy it to this computer.</translation>
        </message>
        <message>
            <source>This is no table, or it is damaged. Save it again.</source>
            <translation>This is no table, or it is damaged. Save it again.</translation>
        </message>
        <message>
            <source>This kind of file is not read. Save it as .xlsx or .csv, without a password.</source>
            <translation>This kind of file is not read. Save it as .xlsx or .csv, without a password.</translation>
        </message>
        <message>
            <source>The table is too large: at most 2000 lines at a time.</source>
            <translation>The table is too large: at most 2000 lines at a time.</translation>
        </message>
        <message>
            <source>The table is empty.</source>
            <translation>The table is empty.</translation>
        </message>
        <message>
            <source>No column of card codes was found. Give it the heading “Card code”.</source>
            <translation>No column of card codes was found. Give it the heading “Card code”.</translation>
        </message>
        <message>
            <source>This computer has no printer. Save a PDF and print it elsewhere.</source>
            <translation>This computer has no printer. Save a PDF and print it elsewhere.</translation>
        </message>
        <message>
            <source>This computer cannot print from here. Save a PDF and print it from there.</source>
            <translation>This computer cannot print from here. Save a PDF and print it from there.</translation>
        </message>
        <message>
            <source>The printer did not take the page. Check it, then try again.</source>
            <translation>The printer did not take the page. Check it, then try again.</translation>
        </message>
        <message>
            <source>The file could not be written there. Choose another place.</source>
            <translation>The file could not be written there. Choose another place.</translation>
        </message>
        <message>
            <source>The blank forms went to the printer.</source>
            <translation>The blank forms went to the printer.</translation>
        </message>
        <message>
            <source>The list went to the printer. Shred it after entry.</source>
            <translation>The list went to the printer. Shred it after entry.</translation>
        </message>
        <message>
            <source>The blank forms are saved.</source>
            <translation>The blank forms are saved.</translation>
        </message>
        <message>
            <source>The list is saved. Delete the file after entry.</source>
            <translation>The list is saved. Delete the file after entry.</translation>
        </message>
        <message>
            <source>Not retyped yet</source>
            <translation>Not retyped yet</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>7 days</source>
            <translation>7 days</translation>
        </message>
        <message>
            <source>31 days</source>
            <translation>31 days</translation>
        </message>
        <message>
            <source>, the oldest of {day}.</source>
            <translation>, the oldest of {day}.</translation>
        </message>
        <message>
            <source>Typed here for {event}, {day}.</source>
            <translation>Typed here for {event}, {day}.</translation>
        </message>
        <message>
            <source>Cardholders</source>
            <translation>Cardholders</translation>
        </message>
        <message>
            <source>Arrow keys choose a use; Enter marks it as retyped, or not.</source>
            <translation>Arrow keys choose a use; Enter marks it as retyped, or not.</translation>
        </message>
        <message>
            <source>The chosen printer is not there any more. Connect it, save a PDF, or choose another one under Settings.</source>
            <translation>The chosen printer is not there any more. Connect it, save a PDF, or choose another one under Settings.</translation>
        </message>
    </context>
    <context>
        <name>Practice</name>
        <message>
            <source>Practice</source>
            <translation>Practice</translation>
        </message>
        <message>
            <source>Made-up cards. Nothing is kept, nothing is sent.</source>
            <translation>Made-up cards. Nothing is kept, nothing is sent.</translation>
        </message>
        <message>
            <source>Practice: no connection</source>
            <translation>Practice: no connection</translation>
        </message>
        <message>
            <source>Practice sends nothing: these tickets exist only here.</source>
            <translation>Practice sends nothing: these tickets exist only here.</translation>
        </message>
        <message>
            <source>Well done!</source>
            <translation>Well done!</translation>
        </message>
        <message>
            <source>All eight are served. Try the other cards of the sheet, start over, or leave practice.</source>
            <translation>All eight are served. Try the other cards of the sheet, start over, or leave practice.</translation>
        </message>
        <message>
            <source>Scan card {code}, or type it and press Enter.</source>
            <translation>Scan card {code}, or type it and press Enter.</translation>
        </message>
        <message>
            <source>Practice cards</source>
            <translation>Practice cards</translation>
        </message>
        <message>
            <source>Cut the cards out or scan them from the sheet. They work in practice only.</source>
            <translation>Cut the cards out or scan them from the sheet. They work in practice only.</translation>
        </message>
        <message>
            <source>Last valid day: {day}</source>
            <translation>Last valid day: {day}</translation>
        </message>
        <message>
            <source>Group card</source>
            <translation>Group card</translation>
        </message>
        <message>
            <source>Next customer</source>
            <translation>Next customer</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>Start over</translation>
        </message>
        <message>
            <source>Print practice cards</source>
            <translation>Print practice cards</translation>
        </message>
        <message>
            <source>Save them as a PDF…</source>
            <translation>Save them as a PDF…</translation>
        </message>
        <message>
            <source>Leave practice</source>
            <translation>Leave practice</translation>
        </message>
        <message>
            <source>Customer {number} of {of}</source>
            <translation>Customer {number} of {of}</translation>
        </message>
        <message>
            <source>A woman shows her card. She would like one ticket.</source>
            <translation>A woman shows her card. She would like one ticket.</translation>
        </message>
        <message>
            <source>A mother shows her card. Her two children come along, all three want in.</source>
            <translation>A mother shows her card. Her two children come along, all three want in.</translation>
        </message>
        <message>
            <source>A man comes with his interpreter. She needs a ticket too.</source>
            <translation>A man comes with his interpreter. She needs a ticket too.</translation>
        </message>
        <message>
            <source>A worker of a youth house comes with five children and a group card.</source>
            <translation>A worker of a youth house comes with five children and a group card.</translation>
        </message>
        <message>
            <source>A father ordered by phone for himself and his child. Here they are.</source>
            <translation>A father ordered by phone for himself and his child. Here they are.</translation>
        </message>
        <message>
            <source>A young man shows his card.</source>
            <translation>A young man shows his card.</translation>
        </message>
        <message>
            <source>A woman with one child shows a new card. It says: last valid day {day}, children 1.</source>
            <translation>A woman with one child shows a new card. It says: last valid day {day}, children 1.</translation>
        </message>
        <message>
            <source>A grandmother shows her card, with one grandchild by the hand.</source>
            <translation>A grandmother shows her card, with one grandchild by the hand.</translation>
        </message>
        <message>
            <source>Enter gives one ticket.</source>
            <translation>Enter gives one ticket.</translation>
        </message>
        <message>
            <source>Press + twice for the children, then Enter.</source>
            <translation>Press + twice for the children, then Enter.</translation>
        </message>
        <message>
            <source>F4 adds the interpreter's ticket, then Enter.</source>
            <translation>F4 adds the interpreter's ticket, then Enter.</translation>
        </message>
        <message>
            <source>Press + five times for the children, then Enter.</source>
            <translation>Press + five times for the children, then Enter.</translation>
        </message>
        <message>
            <source>Their tickets are there already: Enter lets them in.</source>
            <translation>Their tickets are there already: Enter lets them in.</translation>
        </message>
        <message>
            <source>Say kindly what the desk says; F9 shows it to the customer. Esc closes the card.</source>
            <translation>Say kindly what the desk says; F9 shows it to the customer. Esc closes the card.</translation>
        </message>
        <message>
            <source>The list lacks new cards: go by what the card says. Enter, + for the child, Enter.</source>
            <translation>The list lacks new cards: go by what the card says. Enter, + for the child, Enter.</translation>
        </message>
        <message>
            <source>Press + for the grandchild, then Enter.</source>
            <translation>Press + for the grandchild, then Enter.</translation>
        </message>
        <message>
            <source>Children: {number}</source>
            <translation>Children: {number}</translation>
        </message>
        <message>
            <source>Valid for the last time today</source>
            <translation>Valid for the last time today</translation>
        </message>
        <message>
            <source>Its last valid day is past</source>
            <translation>Its last valid day is past</translation>
        </message>
        <message>
            <source>{event}: used today already</source>
            <translation>{event}: used today already</translation>
        </message>
        <message>
            <source>{event}: sold out</source>
            <translation>{event}: sold out</translation>
        </message>
        <message>
            <source>On trial in another area: not valid here</source>
            <translation>On trial in another area: not valid here</translation>
        </message>
        <message>
            <source>A library card: none of ours</source>
            <translation>A library card: none of ours</translation>
        </message>
        <message>
            <source>The practice cards are at the printer.</source>
            <translation>The practice cards are at the printer.</translation>
        </message>
        <message>
            <source>The practice cards are saved.</source>
            <translation>The practice cards are saved.</translation>
        </message>
        <message>
            <source>today</source>
            <translation>today</translation>
        </message>
        <message>
            <source>First choose the event: {event}. F6 leads to the events.</source>
            <translation>First choose the event: {event}. F6 leads to the events.</translation>
        </message>
        <message>
            <source>That is another card. Esc closes it; this customer's is {code}.</source>
            <translation>That is another card. Esc closes it; this customer's is {code}.</translation>
        </message>
        <message>
            <source>Those tickets are for another event. Undo them and choose {event} (F6).</source>
            <translation>Those tickets are for another event. Undo them and choose {event} (F6).</translation>
        </message>
        <message>
            <source>Not the tickets that were asked for. Read card {code} again and add what is missing, or undo them and give again.</source>
            <translation>Not the tickets that were asked for. Read card {code} again and add what is missing, or undo them and give again.</translation>
        </message>
        <message>
            <source>The child feels ill and they go home. Take the tickets back: Undo.</source>
            <translation>The child feels ill and they go home. Take the tickets back: Undo.</translation>
        </message>
        <message>
            <source>Practise with made-up cards</source>
            <translation>Practise with made-up cards</translation>
        </message>
        <message>
            <source>Practice is open in a window of its own.</source>
            <translation>Practice is open in a window of its own.</translation>
        </message>
        <message>
            <source>Practice could not be opened. Try once more.</source>
            <translation>Practice could not be opened. Try once more.</translation>
        </message>
        <message>
            <source>{name}: PIN {pin}</source>
            <translation>{name}: PIN {pin}</translation>
        </message>
        <message>
            <source>{name}, supervisor: PIN {pin}</source>
            <translation>{name}, supervisor: PIN {pin}</translation>
        </message>
        <message>
            <source>Made-up names</source>
            <translation>Made-up names</translation>
        </message>
        <message>
            <source>First sign in: choose a made-up name and type its PIN.</source>
            <translation>First sign in: choose a made-up name and type its PIN.</translation>
        </message>
    </context>
    <context>
        <name>Relay</name>
        <message>
            <source>Festival relay</source>
            <translation>Festival relay</translation>
        </message>
        <message>
            <source>Desks that are near each other know of each other&apos;s tickets at once, also without a connection. One computer of the venue is their relay.</source>
            <translation>Desks that are near each other know of each other&apos;s tickets at once, also without a connection. One computer of the venue is their relay.</translation>
        </message>
        <message>
            <source>This computer is the festival&apos;s relay</source>
            <translation>This computer is the festival&apos;s relay</translation>
        </message>
        <message>
            <source>Starting…</source>
            <translation>Starting…</translation>
        </message>
        <message>
            <source>The relay could not be started. The file {log} says why.</source>
            <translation>The relay could not be started. The file {log} says why.</translation>
        </message>
        <message>
            <source>Address: {address}</source>
            <translation>Address: {address}</translation>
        </message>
        <message>
            <source>Pairing code: {code}</source>
            <translation>Pairing code: {code}</translation>
        </message>
        <message>
            <source>At each other desk: open Settings, and type both under Festival relay. A code serves one desk; then this page shows the next.</source>
            <translation>At each other desk: open Settings, and type both under Festival relay. A code serves one desk; then this page shows the next.</translation>
        </message>
        <message>
            <source>QR code with the address and the pairing code</source>
            <translation>QR code with the address and the pairing code</translation>
        </message>
        <message numerus="yes">
            <source>%n desk(s) paired</source>
            <translation>
                <numerusform>%n desk paired</numerusform>
                <numerusform>%n desks paired</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything has reached the centre</source>
            <translation>Everything has reached the centre</translation>
        </message>
        <message numerus="yes">
            <source>%n batch(es) wait for the centre</source>
            <translation>
                <numerusform>%n batch waits for the centre</numerusform>
                <numerusform>%n batches wait for the centre</numerusform>
            </translation>
        </message>
        <message>
            <source>The centre answers</source>
            <translation>The centre answers</translation>
        </message>
        <message>
            <source>No connection to the centre now</source>
            <translation>No connection to the centre now</translation>
        </message>
        <message>
            <source>Address of the relay</source>
            <translation>Address of the relay</translation>
        </message>
        <message>
            <source>Pairing code of the relay</source>
            <translation>Pairing code of the relay</translation>
        </message>
        <message>
            <source>Pair with the relay</source>
            <translation>Pair with the relay</translation>
        </message>
        <message>
            <source>Leave this relay</source>
            <translation>Leave this relay</translation>
        </message>
        <message>
            <source>Pairing…</source>
            <translation>Pairing…</translation>
        </message>
        <message>
            <source>Paired with the relay at {address}.</source>
            <translation>Paired with the relay at {address}.</translation>
        </message>
        <message>
            <source>It does not answer now. This desk goes on with what it holds.</source>
            <translation>It does not answer now. This desk goes on with what it holds.</translation>
        </message>
        <message numerus="yes">
            <source>It is near, and also holds %n row(s) that wait for the centre.</source>
            <translation>
                <numerusform>It is near, and also holds %n row that waits for the centre.</numerusform>
                <numerusform>It is near, and also holds %n rows that wait for the centre.</numerusform>
            </translation>
        </message>
        <message>
            <source>It is near.</source>
            <translation>It is near.</translation>
        </message>
        <message>
            <source>The relay shows another code. Each code serves one desk.</source>
            <translation>The relay shows another code. Each code serves one desk.</translation>
        </message>
        <message>
            <source>That is not the address of a relay.</source>
            <translation>That is not the address of a relay.</translation>
        </message>
        <message>
            <source>No relay answers there. Are both computers in the same network?</source>
            <translation>No relay answers there. Are both computers in the same network?</translation>
        </message>
        <message>
            <source>The relay does not know this desk yet. Let one of both reach the centre once.</source>
            <translation>The relay does not know this desk yet. Let one of both reach the centre once.</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message>
            <source>Reports</source>
            <translation>Reports</translation>
        </message>
        <message>
            <source>Event not in the programme</source>
            <translation>Event not in the programme</translation>
        </message>
        <message>
            <source>Nothing was recorded in this period.</source>
            <translation>Nothing was recorded in this period.</translation>
        </message>
        <message>
            <source>The report was saved.</source>
            <translation>The report was saved.</translation>
        </message>
        <message>
            <source>The file could not be saved there. Choose another place.</source>
            <translation>The file could not be saved there. Choose another place.</translation>
        </message>
        <message>
            <source>Sector not known</source>
            <translation>Sector not known</translation>
        </message>
        <message>
            <source>The report was sent to the printer.</source>
            <translation>The report was sent to the printer.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>This week</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>This month</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>Last month</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>This year</translation>
        </message>
        <message>
            <source>Day to day</source>
            <translation>Day to day</translation>
        </message>
        <message>
            <source>This desk</source>
            <translation>This desk</translation>
        </message>
        <message>
            <source>Whole venue, as heard here</source>
            <translation>Whole venue, as heard here</translation>
        </message>
        <message>
            <source>By day</source>
            <translation>By day</translation>
        </message>
        <message>
            <source>By event</source>
            <translation>By event</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>By month</translation>
        </message>
        <message>
            <source>By year</source>
            <translation>By year</translation>
        </message>
        <message>
            <source>By sector</source>
            <translation>By sector</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>Sector</source>
            <translation>Sector</translation>
        </message>
        <message>
            <source>Adults</source>
            <translation>Adults</translation>
        </message>
        <message>
            <source>Children</source>
            <translation>Children</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>Assistants</translation>
        </message>
        <message>
            <source>Uses</source>
            <translation>Uses</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Taken back</translation>
        </message>
        <message>
            <source>Provisional</source>
            <translation>Provisional</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Whose uses</source>
            <translation>Whose uses</translation>
        </message>
        <message>
            <source>Grouping</source>
            <translation>Grouping</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>Refusals at this desk</source>
            <translation>Refusals at this desk</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Others</source>
            <translation>Others</translation>
        </message>
        <message>
            <source>Culture</source>
            <translation>Culture</translation>
        </message>
        <message>
            <source>Education</source>
            <translation>Education</translation>
        </message>
        <message>
            <source>Science</source>
            <translation>Science</translation>
        </message>
        <message>
            <source>Sport</source>
            <translation>Sport</translation>
        </message>
        <message>
            <source>Write both days like 14.3.2027.</source>
            <translation>Write both days like 14.3.2027.</translation>
        </message>
        <message>
            <source>The last day comes before the first.</source>
            <translation>The last day comes before the first.</translation>
        </message>
        <message>
            <source>Save as .xlsx</source>
            <translation>Save as .xlsx</translation>
        </message>
        <message>
            <source>Save as .csv</source>
            <translation>Save as .csv</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Save as PDF</translation>
        </message>
        <message>
            <source>Made {day}</source>
            <translation>Made {day}</translation>
        </message>
    </context>
    <context>
        <name>Scanner</name>
        <message>
            <source>Scanner test</source>
            <translation>Scanner test</translation>
        </message>
        <message>
            <source>Scan a card. Everything that arrives is shown here, and nothing is recorded.</source>
            <translation>Scan a card. Everything that arrives is shown here, and nothing is recorded.</translation>
        </message>
        <message>
            <source>The cards carry {kinds}: these the scanner must read.</source>
            <translation>The cards carry {kinds}: these the scanner must read.</translation>
        </message>
        <message>
            <source>Back to the settings</source>
            <translation>Back to the settings</translation>
        </message>
        <message>
            <source>What arrived</source>
            <translation>What arrived</translation>
        </message>
        <message>
            <source>Characters the scanner puts before each code</source>
            <translation>Characters the scanner puts before each code</translation>
        </message>
        <message>
            <source>Characters the scanner puts after each code</source>
            <translation>Characters the scanner puts after each code</translation>
        </message>
        <message>
            <source>Serial scanner</source>
            <translation>Serial scanner</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>Nothing yet</translation>
        </message>
        <message>
            <source>As keys, within {time} ms: a scanner.</source>
            <translation>As keys, within {time} ms: a scanner.</translation>
        </message>
        <message>
            <source>As keys: a scanner.</source>
            <translation>As keys: a scanner.</translation>
        </message>
        <message>
            <source>As keys, slowly: typed by hand.</source>
            <translation>As keys, slowly: typed by hand.</translation>
        </message>
        <message>
            <source>From the serial port.</source>
            <translation>From the serial port.</translation>
        </message>
        <message>
            <source>This would be the card {code}. The scanner works.</source>
            <translation>This would be the card {code}. The scanner works.</translation>
        </message>
        <message>
            <source>The scanner is set up for another keyboard. This is put right: it would be the card {code}. Better set the scanner to this computer's keyboard.</source>
            <translation>The scanner is set up for another keyboard. This is put right: it would be the card {code}. Better set the scanner to this computer's keyboard.</translation>
        </message>
        <message>
            <source>The scanner works. It read: {text}</source>
            <translation>The scanner works. It read: {text}</translation>
        </message>
        <message>
            <source>This would be no card: {text}. Codes look like {example}.</source>
            <translation>This would be no card: {text}. Codes look like {example}.</translation>
        </message>
        <message>
            <source>None</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Listening.</source>
            <translation>Listening.</translation>
        </message>
        <message>
            <source>The port is not there. Is the cable in?</source>
            <translation>The port is not there. Is the cable in?</translation>
        </message>
        <message>
            <source>This program may not use the port. On Linux, add the user to the group dialout.</source>
            <translation>This program may not use the port. On Linux, add the user to the group dialout.</translation>
        </message>
        <message>
            <source>Another program uses the port. Close it.</source>
            <translation>Another program uses the port. Close it.</translation>
        </message>
        <message>
            <source>Serial scanner: {name}</source>
            <translation>Serial scanner: {name}</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>Language</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Look</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Text size</translation>
        </message>
        <message>
            <source>Like the system</source>
            <translation>Like the system</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>High contrast</translation>
        </message>
        <message>
            <source>{value} %</source>
            <translation>{value} %</translation>
        </message>
    </context>
    <context>
        <name>Shift</name>
        <message>
            <source>From paper, for {day}: {event}</source>
            <translation>From paper, for {day}: {event}</translation>
        </message>
        <message>
            <source>No tickets were recorded here today.</source>
            <translation>No tickets were recorded here today.</translation>
        </message>
        <message>
            <source>You may leave.</source>
            <translation>You may leave.</translation>
        </message>
        <message>
            <source>Write a number.</source>
            <translation>Write a number.</translation>
        </message>
        <message>
            <source>The till and the desk agree.</source>
            <translation>The till and the desk agree.</translation>
        </message>
        <message>
            <source>Nothing needs a person.</source>
            <translation>Nothing needs a person.</translation>
        </message>
        <message>
            <source>Everything is sent and confirmed.</source>
            <translation>Everything is sent and confirmed.</translation>
        </message>
        <message>
            <source>You may leave: unsent rows are safe in this computer, and go out with the next connection.</source>
            <translation>You may leave: unsent rows are safe in this computer, and go out with the next connection.</translation>
        </message>
        <message>
            <source>End of shift</source>
            <translation>End of shift</translation>
        </message>
        <message>
            <source>Recorded at this desk today</source>
            <translation>Recorded at this desk today</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Still open</source>
            <translation>Still open</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Difference</translation>
        </message>
        <message>
            <source>Seen by</source>
            <translation>Seen by</translation>
        </message>
        <message>
            <source>Holders</source>
            <translation>Holders</translation>
        </message>
        <message>
            <source>Children</source>
            <translation>Children</translation>
        </message>
        <message>
            <source>Assistants</source>
            <translation>Assistants</translation>
        </message>
        <message>
            <source>In groups</source>
            <translation>In groups</translation>
        </message>
        <message>
            <source>All tickets were collected.</source>
            <translation>All tickets were collected.</translation>
        </message>
        <message>
            <source>Every card that was read is answered.</source>
            <translation>Every card that was read is answered.</translation>
        </message>
        <message>
            <source>No line from paper waits.</source>
            <translation>No line from paper waits.</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Send now</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Save as a PDF…</source>
            <translation>Save as a PDF…</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>Show what was not collected</source>
            <translation>Show what was not collected</translation>
        </message>
        <message>
            <source>Show the cards that were not recorded</source>
            <translation>Show the cards that were not recorded</translation>
        </message>
        <message>
            <source>Show the lines to fix</source>
            <translation>Show the lines to fix</translation>
        </message>
        <message>
            <source>Show what needs a person</source>
            <translation>Show what needs a person</translation>
        </message>
        <message>
            <source>The page is on its way to the printer.</source>
            <translation>The page is on its way to the printer.</translation>
        </message>
        <message>
            <source>The page is saved.</source>
            <translation>The page is saved.</translation>
        </message>
        <message>
            <source>Made {when}</source>
            <translation>Made {when}</translation>
        </message>
        <message numerus="yes">
            <source>Taken back: %n</source>
            <translation>
                <numerusform>Taken back: %n</numerusform>
                <numerusform>Taken back: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The desk has %n ticket(s) more than the till.</source>
            <translation>
                <numerusform>The desk has %n ticket more than the till.</numerusform>
                <numerusform>The desk has %n tickets more than the till.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are not sent yet, the oldest for {age}.</source>
            <translation>
                <numerusform>%n row is not sent yet, for {age}.</numerusform>
                <numerusform>%n rows are not sent yet, the oldest for {age}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The till has %n ticket(s) more than the desk.</source>
            <translation>
                <numerusform>The till has %n ticket more than the desk.</numerusform>
                <numerusform>The till has %n tickets more than the desk.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) need a person.</source>
            <translation>
                <numerusform>%n thing needs a person.</numerusform>
                <numerusform>%n things need a person.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s) have not collected their tickets.</source>
            <translation>
                <numerusform>%n customer has not collected their tickets.</numerusform>
                <numerusform>%n customers have not collected their tickets.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n card(s) were read and not recorded.</source>
            <translation>
                <numerusform>%n card was read and not recorded.</numerusform>
                <numerusform>%n cards were read and not recorded.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) from paper wait to be fixed.</source>
            <translation>
                <numerusform>%n line from paper waits to be fixed.</numerusform>
                <numerusform>%n lines from paper wait to be fixed.</numerusform>
            </translation>
        </message>
        <message>
            <source>Till&apos;s count</source>
            <translation>Till&apos;s count</translation>
        </message>
        <message>
            <source>Till&apos;s count, {event}</source>
            <translation>Till&apos;s count, {event}</translation>
        </message>
        <message>
            <source>No tickets recorded here</source>
            <translation>No tickets recorded here</translation>
        </message>
        <message>
            <source>Difference: + the till has more, − the desk has more.</source>
            <translation>Difference: + the till has more, − the desk has more.</translation>
        </message>
    </context>
    <context>
        <name>SignIn</name>
        <message>
            <source>Who is at the desk?</source>
            <translation>Who is at the desk?</translation>
        </message>
        <message>
            <source>Choose your name, or press its number.</source>
            <translation>Choose your name, or press its number.</translation>
        </message>
        <message>
            <source>Type your six digits. Esc leads back to the names.</source>
            <translation>Type your six digits. Esc leads back to the names.</translation>
        </message>
        <message>
            <source>That is not the right PIN. You can try again in {time}.</source>
            <translation>That is not the right PIN. You can try again in {time}.</translation>
        </message>
        <message>
            <source>You can try again now.</source>
            <translation>You can try again now.</translation>
        </message>
        <message>
            <source>This name cannot sign in any more. Choose another one.</source>
            <translation>This name cannot sign in any more. Choose another one.</translation>
        </message>
        <message>
            <source>Sign in first, then read the card again.</source>
            <translation>Sign in first, then read the card again.</translation>
        </message>
        <message>
            <source>Another name</source>
            <translation>Another name</translation>
        </message>
        <message>
            <source>for this event</source>
            <translation>for this event</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>Supervisor</translation>
        </message>
        <message>
            <source>That is not the right PIN. Try again.</source>
            <translation>That is not the right PIN. Try again.</translation>
        </message>
        <message numerus="yes">
            <source>%n s</source>
            <translation>
                <numerusform>%n s</numerusform>
                <numerusform>%n s</numerusform>
            </translation>
        </message>
        <message>
            <source>PIN of {name}</source>
            <translation>PIN of {name}</translation>
        </message>
        <message>
            <source>Signed in: {name}. F11 changes.</source>
            <translation>Signed in: {name}. F11 changes.</translation>
        </message>
        <message>
            <source>Supervisor, for this card only</source>
            <translation>Supervisor, for this card only</translation>
        </message>
        <message>
            <source>Who answers for it? Press the number.</source>
            <translation>Who answers for it? Press the number.</translation>
        </message>
        <message>
            <source>A moment: the desk looks who may answer.</source>
            <translation>A moment: the desk looks who may answer.</translation>
        </message>
        <message>
            <source>Why? Press the number.</source>
            <translation>Why? Press the number.</translation>
        </message>
        <message>
            <source>No supervisor can sign in at this desk.</source>
            <translation>No supervisor can sign in at this desk.</translation>
        </message>
        <message>
            <source>Back to the card</source>
            <translation>Back to the card</translation>
        </message>
        <message>
            <source>A supervisor gives, for this card only.</source>
            <translation>A supervisor gives, for this card only.</translation>
        </message>
        <message>
            <source>Lock when nobody uses the desk</source>
            <translation>Lock when nobody uses the desk</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Never</translation>
        </message>
        <message>
            <source>After {minutes} min</source>
            <translation>After {minutes} min</translation>
        </message>
    </context>
    <context>
        <name>Slip</name>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Print a test slip</source>
            <translation>Print a test slip</translation>
        </message>
        <message>
            <source>Printer test</source>
            <translation>Printer test</translation>
        </message>
        <message>
            <source>Printing the slip …</source>
            <translation>Printing the slip …</translation>
        </message>
        <message>
            <source>The slip is printed.</source>
            <translation>The slip is printed.</translation>
        </message>
        <message>
            <source>No slip: the printer was not found. The tickets are given all the same.</source>
            <translation>No slip: the printer was not found. The tickets are given all the same.</translation>
        </message>
        <message>
            <source>No slip: this computer cannot print. The tickets are given all the same.</source>
            <translation>No slip: this computer cannot print. The tickets are given all the same.</translation>
        </message>
        <message>
            <source>No slip: the printer did not take it. The tickets are given all the same.</source>
            <translation>No slip: the printer did not take it. The tickets are given all the same.</translation>
        </message>
        <message>
            <source>Print slips</source>
            <translation>Print slips</translation>
        </message>
        <message>
            <source>Paper of the slips</source>
            <translation>Paper of the slips</translation>
        </message>
        <message>
            <source>Printer of the slips</source>
            <translation>Printer of the slips</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Never</translation>
        </message>
        <message>
            <source>On request (F10)</source>
            <translation>On request (F10)</translation>
        </message>
        <message>
            <source>Every time</source>
            <translation>Every time</translation>
        </message>
        <message>
            <source>Roll, 58 mm</source>
            <translation>Roll, 58 mm</translation>
        </message>
        <message>
            <source>Roll, 80 mm</source>
            <translation>Roll, 80 mm</translation>
        </message>
        <message>
            <source>Sheet, A4</source>
            <translation>Sheet, A4</translation>
        </message>
        <message>
            <source>The system's printer</source>
            <translation>The system's printer</translation>
        </message>
        <message>
            <source>The printer was not found. Choose another one.</source>
            <translation>The printer was not found. Choose another one.</translation>
        </message>
        <message>
            <source>This computer cannot print from here.</source>
            <translation>This computer cannot print from here.</translation>
        </message>
        <message>
            <source>The printer did not take it. Check it, then try again.</source>
            <translation>The printer did not take it. Check it, then try again.</translation>
        </message>
        <message numerus="yes">
            <source>%n adult(s)</source>
            <translation>
                <numerusform>%n adult</numerusform>
                <numerusform>%n adults</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n child(ren)</source>
            <translation>
                <numerusform>%n child</numerusform>
                <numerusform>%n children</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n companion(s)</source>
            <translation>
                <numerusform>%n companion</numerusform>
                <numerusform>%n companions</numerusform>
            </translation>
        </message>
        <message>
            <source>Printer of forms and reports</source>
            <translation>Printer of forms and reports</translation>
        </message>
        <message>
            <source>PDF files in the documents folder {folder}</source>
            <translation>PDF files in the documents folder {folder}</translation>
        </message>
        <message>
            <source>{printer} (not found)</source>
            <translation>{printer} (not found)</translation>
        </message>
    </context>
    <context>
        <name>Sound</name>
        <message>
            <source>Sound</source>
            <translation>Sound</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Off</translation>
        </message>
        <message>
            <source>When a card needs a look</source>
            <translation>When a card needs a look</translation>
        </message>
        <message>
            <source>Also when tickets are given</source>
            <translation>Also when tickets are given</translation>
        </message>
    </context>
    <context>
        <name>Sync</name>
        <message>
            <source>Everything is sent and confirmed</source>
            <translation>Everything is sent and confirmed</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) wait to be sent</source>
            <translation>
                <numerusform>%n row waits to be sent</numerusform>
                <numerusform>%n rows wait to be sent</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing waits at this desk.</source>
            <translation>Nothing waits at this desk.</translation>
        </message>
        <message>
            <source>The oldest has waited {age}. They are safe at this desk meanwhile.</source>
            <translation>The oldest has waited {age}. They are safe at this desk meanwhile.</translation>
        </message>
        <message>
            <source>The centre has not been reached yet.</source>
            <translation>The centre has not been reached yet.</translation>
        </message>
        <message>
            <source>Last contact with the centre: {day}, {time}.</source>
            <translation>Last contact with the centre: {day}, {time}.</translation>
        </message>
        <message numerus="yes">
            <source>The centre has confirmed %n row(s) of this desk.</source>
            <translation>
                <numerusform>The centre has confirmed %n row of this desk.</numerusform>
                <numerusform>The centre has confirmed %n rows of this desk.</numerusform>
            </translation>
        </message>
        <message>
            <source>Card list: {cards} cards, {age} old.</source>
            <translation>Card list: {cards} cards, {age} old.</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Sync now</translation>
        </message>
        <message>
            <source>Syncing…</source>
            <translation>Syncing…</translation>
        </message>
        <message>
            <source>Nothing needs a person.</source>
            <translation>Nothing needs a person.</translation>
        </message>
        <message>
            <source>No round has been made yet.</source>
            <translation>No round has been made yet.</translation>
        </message>
        <message>
            <source>The signed statement itself:</source>
            <translation>The signed statement itself:</translation>
        </message>
        <message>
            <source>no connection</source>
            <translation>no connection</translation>
        </message>
        <message>
            <source>the connection broke</source>
            <translation>the connection broke</translation>
        </message>
        <message>
            <source>the centre was busy</source>
            <translation>the centre was busy</translation>
        </message>
        <message>
            <source>this computer's clock is wrong</source>
            <translation>this computer's clock is wrong</translation>
        </message>
        <message>
            <source>this desk is out of use</source>
            <translation>this desk is out of use</translation>
        </message>
        <message>
            <source>the centre does not know this desk</source>
            <translation>the centre does not know this desk</translation>
        </message>
        <message>
            <source>no room on this computer</source>
            <translation>no room on this computer</translation>
        </message>
        <message>
            <source>this program is too old</source>
            <translation>this program is too old</translation>
        </message>
        <message>
            <source>it did not succeed</source>
            <translation>it did not succeed</translation>
        </message>
        <message>
            <source>Needs a person</source>
            <translation>Needs a person</translation>
        </message>
        <message>
            <source>Noted by the coordinator</source>
            <translation>Noted by the coordinator</translation>
        </message>
        <message>
            <source>Tickets were given on this card here and at another desk, as happens where desks have no connection. Nobody has to give anything back.</source>
            <translation>Tickets were given on this card here and at another desk, as happens where desks have no connection. Nobody has to give anything back.</translation>
        </message>
        <message>
            <source>A coordinator noted this on {day}. Nobody has to do anything here.</source>
            <translation>A coordinator noted this on {day}. Nobody has to do anything here.</translation>
        </message>
        <message>
            <source>Last rounds</source>
            <translation>Last rounds</translation>
        </message>
        <message>
            <source>Receipt of the centre</source>
            <translation>Receipt of the centre</translation>
        </message>
        <message>
            <source>Rows have waited long</source>
            <translation>Rows have waited long</translation>
        </message>
        <message>
            <source>The card list is old</source>
            <translation>The card list is old</translation>
        </message>
        <message>
            <source>This computer's clock is wrong</source>
            <translation>This computer's clock is wrong</translation>
        </message>
        <message>
            <source>The centre has taken this desk out of use</source>
            <translation>The centre has taken this desk out of use</translation>
        </message>
        <message>
            <source>Given twice</source>
            <translation>Given twice</translation>
        </message>
        <message>
            <source>Given on a card that was not in use</source>
            <translation>Given on a card that was not in use</translation>
        </message>
        <message>
            <source>Given on a card the register does not know yet</source>
            <translation>Given on a card the register does not know yet</translation>
        </message>
        <message>
            <source>Given beyond the quota</source>
            <translation>Given beyond the quota</translation>
        </message>
        <message>
            <source>The centre would like a look at this</source>
            <translation>The centre would like a look at this</translation>
        </message>
        <message>
            <source>The centre cannot read this row</source>
            <translation>The centre cannot read this row</translation>
        </message>
        <message>
            <source>Nothing is lost. Bring this computer to a connection, then send.</source>
            <translation>Nothing is lost. Bring this computer to a connection, then send.</translation>
        </message>
        <message>
            <source>Bring this computer to a connection: the newest list then comes by itself.</source>
            <translation>Bring this computer to a connection: the newest list then comes by itself.</translation>
        </message>
        <message>
            <source>The desk goes by the centre's time meanwhile. Set the date and time of this computer.</source>
            <translation>The desk goes by the centre's time meanwhile. Set the date and time of this computer.</translation>
        </message>
        <message>
            <source>The card had its tickets already, as happens where desks have no connection. Nobody has to give anything back.</source>
            <translation>The card had its tickets already, as happens where desks have no connection. Nobody has to give anything back.</translation>
        </message>
        <message>
            <source>The tickets stay given. Next time, the desk says so before giving.</source>
            <translation>The tickets stay given. Next time, the desk says so before giving.</translation>
        </message>
        <message>
            <source>The code may be mistyped, or the card is new. Compare the paper, if there is any.</source>
            <translation>The code may be mistyped, or the card is new. Compare the paper, if there is any.</translation>
        </message>
        <message>
            <source>The tickets stay given. Check the seats with your venue.</source>
            <translation>The tickets stay given. Check the seats with your venue.</translation>
        </message>
        <message>
            <source>More tickets than the register allows, or a change of another place's row.</source>
            <translation>More tickets than the register allows, or a change of another place's row.</translation>
        </message>
        <message>
            <source>It is kept. Tell the person who looks after this desk.</source>
            <translation>It is kept. Tell the person who looks after this desk.</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Send now</translation>
        </message>
        <message>
            <source>Fetch the list now</source>
            <translation>Fetch the list now</translation>
        </message>
        <message>
            <source>Noted</source>
            <translation>Noted</translation>
        </message>
        <message>
            <source>Print the receipt</source>
            <translation>Print the receipt</translation>
        </message>
        <message>
            <source>Save the receipt…</source>
            <translation>Save the receipt…</translation>
        </message>
        <message>
            <source>The receipt is on its way to the printer.</source>
            <translation>The receipt is on its way to the printer.</translation>
        </message>
        <message>
            <source>The receipt is saved.</source>
            <translation>The receipt is saved.</translation>
        </message>
        <message>
            <source>The receipt could not be saved there.</source>
            <translation>The receipt could not be saved there.</translation>
        </message>
        <message>
            <source>Noted.</source>
            <translation>Noted.</translation>
        </message>
        <message>
            <source>nothing new</source>
            <translation>nothing new</translation>
        </message>
        <message>
            <source>Last row: {number}</source>
            <translation>Last row: {number}</translation>
        </message>
        <message>
            <source>Check number: {groups}</source>
            <translation>Check number: {groups}</translation>
        </message>
        <message>
            <source>Signed by the centre: {moment}</source>
            <translation>Signed by the centre: {moment}</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) need a person</source>
            <translation>
                <numerusform>%n thing needs a person</numerusform>
                <numerusform>%n things need a person</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) made since are not in it yet.</source>
            <translation>
                <numerusform>%n row made since is not in it yet.</numerusform>
                <numerusform>%n rows made since are not in it yet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have waited {age} to be sent. Nothing is lost.</source>
            <translation>
                <numerusform>%n row has waited {age} to be sent. Nothing is lost.</numerusform>
                <numerusform>%n rows have waited {age} to be sent. Nothing is lost.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) sent</source>
            <translation>
                <numerusform>%n row sent</numerusform>
                <numerusform>%n rows sent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) received</source>
            <translation>
                <numerusform>%n change received</numerusform>
                <numerusform>%n changes received</numerusform>
            </translation>
        </message>
        <message>
            <source>It no longer gets lists. What was recorded is still sent. If your venue goes on with this computer, it becomes a new desk with a one-time code from the person who looks after the desks.</source>
            <translation>It no longer gets lists. What was recorded is still sent. If your venue goes on with this computer, it becomes a new desk with a one-time code from the person who looks after the desks.</translation>
        </message>
        <message>
            <source>This desk is in use on two computers</source>
            <translation>This desk is in use on two computers</translation>
        </message>
        <message>
            <source>The centre does not know this desk</source>
            <translation>The centre does not know this desk</translation>
        </message>
        <message>
            <source>It may have been put back to an older state. Nothing is lost, and tickets can still be given. With a one-time code from the person who looks after the desks it knows this desk again.</source>
            <translation>It may have been put back to an older state. Nothing is lost, and tickets can still be given. With a one-time code from the person who looks after the desks it knows this desk again.</translation>
        </message>
        <message>
            <source>With a one-time code…</source>
            <translation>With a one-time code…</translation>
        </message>
        <message>
            <source>An older state of this desk was put back</source>
            <translation>An older state of this desk was put back</translation>
        </message>
        <message>
            <source>Or so it seems to the centre. Nothing is lost, and tickets can still be given. If it is so, one of the two becomes a desk of its own, with a one-time code from the person who looks after the desks.</source>
            <translation>Or so it seems to the centre. Nothing is lost, and tickets can still be given. If it is so, one of the two becomes a desk of its own, with a one-time code from the person who looks after the desks.</translation>
        </message>
        <message>
            <source>What the centre had received before comes back by itself, without the cards&apos; codes. Tickets can still be given.</source>
            <translation>What the centre had received before comes back by itself, without the cards&apos; codes. Tickets can still be given.</translation>
        </message>
        <message>
            <source>no secure connection</source>
            <translation>no secure connection</translation>
        </message>
        <message>
            <source>a web page answered</source>
            <translation>a web page answered</translation>
        </message>
        <message>
            <source>the network wants a sign-in</source>
            <translation>the network wants a sign-in</translation>
        </message>
        <message>
            <source>the network let nothing through</source>
            <translation>the network let nothing through</translation>
        </message>
        <message>
            <source>Many unknown cards were looked up</source>
            <translation>Many unknown cards were looked up</translation>
        </message>
        <message>
            <source>No card has these codes, as far as this desk knows, and no tickets were given on them. It may be a box of old cards, or somebody who tries codes: ask who was here. The centre is told how many.</source>
            <translation>No card has these codes, as far as this desk knows, and no tickets were given on them. It may be a box of old cards, or somebody who tries codes: ask who was here. The centre is told how many.</translation>
        </message>
        <message>
            <source>A supervisor who is signed in notes this.</source>
            <translation>A supervisor who is signed in notes this.</translation>
        </message>
        <message numerus="yes">
            <source>%n unknown card(s) that day</source>
            <translation>
                <numerusform>%n unknown card that day</numerusform>
                <numerusform>%n unknown cards that day</numerusform>
            </translation>
        </message>
        <message>
            <source>The centre has a new key</source>
            <translation>The centre has a new key</translation>
        </message>
        <message>
            <source>The key before signed for it, so nothing has to be done. This is the centre&apos;s fingerprint now.</source>
            <translation>The key before signed for it, so nothing has to be done. This is the centre&apos;s fingerprint now.</translation>
        </message>
    </context>
    <context>
        <name>Tickets</name>
        <message>
            <source>A child comes together with the cardholder.</source>
            <translation>A child comes together with the cardholder.</translation>
        </message>
        <message>
            <source>Cardholder</source>
            <translation>Cardholder</translation>
        </message>
        <message>
            <source>Children under {age}</source>
            <translation>Children under {age}</translation>
        </message>
        <message>
            <source>Assistant or interpreter</source>
            <translation>Assistant or interpreter</translation>
        </message>
        <message>
            <source>Workers</source>
            <translation>Workers</translation>
        </message>
        <message>
            <source>Clients under {age}</source>
            <translation>Clients under {age}</translation>
        </message>
        <message>
            <source>Already has one</source>
            <translation>Already has one</translation>
        </message>
        <message>
            <source>Always free, outside the quota</source>
            <translation>Always free, outside the quota</translation>
        </message>
        <message>
            <source>With the group</source>
            <translation>With the group</translation>
        </message>
        <message>
            <source>In a small group</source>
            <translation>In a small group</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>No limit</translation>
        </message>
        <message numerus="yes">
            <source>%n for this event</source>
            <translation>
                <numerusform>%n for this event</numerusform>
                <numerusform>%n for this event</numerusform>
            </translation>
        </message>
        <message>
            <source>Own, same household or grandchildren</source>
            <translation>Own, same household or grandchildren</translation>
        </message>
        <message numerus="yes">
            <source>up to %n more</source>
            <translation>
                <numerusform>up to %n more</numerusform>
                <numerusform>up to %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>up to %n</source>
            <translation>
                <numerusform>up to %n</numerusform>
                <numerusform>up to %n</numerusform>
            </translation>
        </message>
        <message>
            <source>children {count}</source>
            <translation>children {count}</translation>
        </message>
        <message>
            <source>group {count}</source>
            <translation>group {count}</translation>
        </message>
        <message>
            <source>assistant {count}</source>
            <translation>assistant {count}</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Tickets</translation>
        </message>
    </context>
    <context>
        <name>Today</name>
        <message>
            <source>{card}: let in.</source>
            <translation>{card}: let in.</translation>
        </message>
        <message>
            <source>Let in</source>
            <translation>Let in</translation>
        </message>
        <message>
            <source>All events</source>
            <translation>All events</translation>
        </message>
        <message>
            <source>Event no longer in the programme</source>
            <translation>Event no longer in the programme</translation>
        </message>
        <message>
            <source>Sold out</source>
            <translation>Sold out</translation>
        </message>
        <message>
            <source>Write a day that has been, like 24.11.2026.</source>
            <translation>Write a day that has been, like 24.11.2026.</translation>
        </message>
        <message>
            <source>{row}: how many tickets does the customer have now?</source>
            <translation>{row}: how many tickets does the customer have now?</translation>
        </message>
        <message numerus="yes">
            <source>Move %n row(s) to the right event</source>
            <translation>
                <numerusform>Move %n row to the right event</numerusform>
                <numerusform>Move %n rows to the right event</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n of {event} since {time}</source>
            <translation>
                <numerusform>The %n row of {event} since {time}</numerusform>
                <numerusform>All %n rows of {event} since {time}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) released. Their tickets can be given again.</source>
            <translation>
                <numerusform>%n row released. Its tickets can be given again.</numerusform>
                <numerusform>%n rows released. Their tickets can be given again.</numerusform>
            </translation>
        </message>
        <message>
            <source>Only a supervisor may see or change other days and desks.</source>
            <translation>Only a supervisor may see or change other days and desks.</translation>
        </message>
        <message>
            <source>Every look at other days and desks is written down.</source>
            <translation>Every look at other days and desks is written down.</translation>
        </message>
        <message>
            <source>card that was read</source>
            <translation>card that was read</translation>
        </message>
        <message numerus="yes">
            <source>The %n chosen</source>
            <translation>
                <numerusform>The chosen row</numerusform>
                <numerusform>The %n chosen rows</numerusform>
            </translation>
        </message>
        <message>
            <source>{event} is sold out at this desk: no tickets are given for it.</source>
            <translation>{event} is sold out at this desk: no tickets are given for it.</translation>
        </message>
        <message>
            <source>{event}: tickets are given again.</source>
            <translation>{event}: tickets are given again.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Given today</source>
            <translation>Given today</translation>
        </message>
        <message>
            <source>Not collected</source>
            <translation>Not collected</translation>
        </message>
        <message>
            <source>Other days and desks</source>
            <translation>Other days and desks</translation>
        </message>
        <message>
            <source>Events of the day</source>
            <translation>Events of the day</translation>
        </message>
        <message>
            <source>Given tickets</source>
            <translation>Given tickets</translation>
        </message>
        <message>
            <source>Find by the last characters or the time</source>
            <translation>Find by the last characters or the time</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Right event</source>
            <translation>Right event</translation>
        </message>
        <message>
            <source>Which rows</source>
            <translation>Which rows</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Event</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Card</translation>
        </message>
        <message>
            <source>Tickets</source>
            <translation>Tickets</translation>
        </message>
        <message>
            <source>State</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Mark as sold out</source>
            <translation>Mark as sold out</translation>
        </message>
        <message>
            <source>There are tickets again</source>
            <translation>There are tickets again</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Give again</source>
            <translation>Give again</translation>
        </message>
        <message>
            <source>Return or correct…</source>
            <translation>Return or correct…</translation>
        </message>
        <message>
            <source>Move to another event…</source>
            <translation>Move to another event…</translation>
        </message>
        <message numerus="yes">
            <source>Release %n chosen</source>
            <translation>
                <numerusform>Release %n chosen</numerusform>
                <numerusform>Release %n chosen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Release all %n</source>
            <translation>
                <numerusform>Release %n</numerusform>
                <numerusform>Release all %n</numerusform>
            </translation>
        </message>
        <message>
            <source>It was: wrong count</source>
            <translation>It was: wrong count</translation>
        </message>
        <message>
            <source>It was: wrong event</source>
            <translation>It was: wrong event</translation>
        </message>
        <message>
            <source>It was: returned</source>
            <translation>It was: returned</translation>
        </message>
        <message>
            <source>It was: not collected</source>
            <translation>It was: not collected</translation>
        </message>
        <message numerus="yes">
            <source>%n ticket(s) came back</source>
            <translation>
                <numerusform>%n ticket came back</numerusform>
                <numerusform>%n tickets came back</numerusform>
            </translation>
        </message>
        <message>
            <source>The count was wrong</source>
            <translation>The count was wrong</translation>
        </message>
        <message numerus="yes">
            <source>Move %n row(s)</source>
            <translation>
                <numerusform>Move %n row</numerusform>
                <numerusform>Move %n rows</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) that stand</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing has been given here today.</source>
            <translation>Nothing has been given here today.</translation>
        </message>
        <message>
            <source>No row matches. Try only the last characters, or a time.</source>
            <translation>No row matches. Try only the last characters, or a time.</translation>
        </message>
        <message>
            <source>Nothing waits to be collected.</source>
            <translation>Nothing waits to be collected.</translation>
        </message>
        <message>
            <source>No rows are known of that day.</source>
            <translation>No rows are known of that day.</translation>
        </message>
        <message>
            <source>By phone</source>
            <translation>By phone</translation>
        </message>
        <message>
            <source>Collected</source>
            <translation>Collected</translation>
        </message>
        <message>
            <source>Another desk</source>
            <translation>Another desk</translation>
        </message>
        <message>
            <source>By mistake</source>
            <translation>By mistake</translation>
        </message>
        <message>
            <source>Wrong count</source>
            <translation>Wrong count</translation>
        </message>
        <message>
            <source>Wrong event</source>
            <translation>Wrong event</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Returned</translation>
        </message>
        <message>
            <source>The centre cannot read this row</source>
            <translation>The centre cannot read this row</translation>
        </message>
        <message>
            <source>The register does not know this card yet</source>
            <translation>The register does not know this card yet</translation>
        </message>
        <message>
            <source>The card was not in use</source>
            <translation>The card was not in use</translation>
        </message>
        <message>
            <source>More than the card allows</source>
            <translation>More than the card allows</translation>
        </message>
        <message>
            <source>More than the quota</source>
            <translation>More than the quota</translation>
        </message>
        <message>
            <source>Somebody looks at this at the centre</source>
            <translation>Somebody looks at this at the centre</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) moved to {event}.</source>
            <translation>
                <numerusform>%n row moved to {event}.</numerusform>
                <numerusform>%n rows moved to {event}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stayed as before.</source>
            <translation>
                <numerusform>%n stayed as before.</numerusform>
                <numerusform>%n stayed as before.</numerusform>
            </translation>
        </message>
        <message>
            <source>{card}: undone.</source>
            <translation>{card}: undone.</translation>
        </message>
        <message>
            <source>{card}: the reason is kept.</source>
            <translation>{card}: the reason is kept.</translation>
        </message>
        <message>
            <source>{card}: given again.</source>
            <translation>{card}: given again.</translation>
        </message>
        <message>
            <source>{card}: what came back is recorded.</source>
            <translation>{card}: what came back is recorded.</translation>
        </message>
        <message>
            <source>{card}: corrected.</source>
            <translation>{card}: corrected.</translation>
        </message>
        <message>
            <source>Choose the event</source>
            <translation>Choose the event</translation>
        </message>
        <message numerus="yes">
            <source>%n to collect</source>
            <translation>
                <numerusform>%n to collect</numerusform>
                <numerusform>%n to collect</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>Valid: group card</source>
            <translation>Valid: group card</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>Valid</translation>
        </message>
        <message>
            <source>Valid: last day today</source>
            <translation>Valid: last day today</translation>
        </message>
        <message>
            <source>Has tickets: {counts}</source>
            <translation>Has tickets: {counts}</translation>
        </message>
        <message>
            <source>Already used</source>
            <translation>Already used</translation>
        </message>
        <message>
            <source>Last valid day is past</source>
            <translation>Last valid day is past</translation>
        </message>
        <message>
            <source>This card is not in use</source>
            <translation>This card is not in use</translation>
        </message>
        <message>
            <source>Not on the list yet</source>
            <translation>Not on the list yet</translation>
        </message>
        <message>
            <source>Not a card code</source>
            <translation>Not a card code</translation>
        </message>
        <message>
            <source>Card not found</source>
            <translation>Card not found</translation>
        </message>
        <message>
            <source>The card should say: last valid day {day}. Different? Retype.</source>
            <translation>The card should say: last valid day {day}. Different? Retype.</translation>
        </message>
        <message>
            <source>Last valid day {day}.</source>
            <translation>Last valid day {day}.</translation>
        </message>
        <message>
            <source>The card is valid today. From tomorrow it needs to be renewed.</source>
            <translation>The card is valid today. From tomorrow it needs to be renewed.</translation>
        </message>
        <message>
            <source>A worker with clients under {age}. Older clients show cards of their own.</source>
            <translation>A worker with clients under {age}. Older clients show cards of their own.</translation>
        </message>
        <message>
            <source>Given by phone {day}, {time}.</source>
            <translation>Given by phone {day}, {time}.</translation>
        </message>
        <message>
            <source>Given {day}, {time}.</source>
            <translation>Given {day}, {time}.</translation>
        </message>
        <message>
            <source>Let them in.</source>
            <translation>Let them in.</translation>
        </message>
        <message numerus="yes">
            <source>%n more child(ren) may be added.</source>
            <translation>
                <numerusform>%n more child may be added.</numerusform>
                <numerusform>%n more children may be added.</numerusform>
            </translation>
        </message>
        <message>
            <source>This card's tickets for today have been given.</source>
            <translation>This card's tickets for today have been given.</translation>
        </message>
        <message>
            <source>All tickets this card allows here have been given.</source>
            <translation>All tickets this card allows here have been given.</translation>
        </message>
        <message>
            <source>Check the code against the card, or retype it.</source>
            <translation>Check the code against the card, or retype it.</translation>
        </message>
        <message>
            <source>The last valid day was {day}.</source>
            <translation>The last valid day was {day}.</translation>
        </message>
        <message>
            <source>No tickets can be given on it.</source>
            <translation>No tickets can be given on it.</translation>
        </message>
        <message>
            <source>Compare the code with the card, or read the card once more.</source>
            <translation>Compare the code with the card, or read the card once more.</translation>
        </message>
        <message>
            <source>No connection, and no card list yet. Read two things from the card.</source>
            <translation>No connection, and no card list yet. Read two things from the card.</translation>
        </message>
        <message>
            <source>No connection, and the list is {age} old. Read two things from the card.</source>
            <translation>No connection, and the list is {age} old. Read two things from the card.</translation>
        </message>
        <message>
            <source>A card code looks like {example}. Scan or type it again.</source>
            <translation>A card code looks like {example}. Scan or type it again.</translation>
        </message>
        <message>
            <source>The list is {age} old; the row is marked.</source>
            <translation>The list is {age} old; the row is marked.</translation>
        </message>
        <message>
            <source>Tell the customer</source>
            <translation>Tell the customer</translation>
        </message>
        <message>
            <source>“The tickets on this card have already been given for this time.”</source>
            <translation>“The tickets on this card have already been given for this time.”</translation>
        </message>
        <message>
            <source>“The card needs renewing. The place that gave it can renew it.”</source>
            <translation>“The card needs renewing. The place that gave it can renew it.”</translation>
        </message>
        <message>
            <source>“This card is not in use. Please ask the place that gave the card.”</source>
            <translation>“This card is not in use. Please ask the place that gave the card.”</translation>
        </message>
        <message>
            <source>“I cannot find this card. Please ask the place that gave the card.”</source>
            <translation>“I cannot find this card. Please ask the place that gave the card.”</translation>
        </message>
        <message>
            <source>“May I look at the code on the card once more?”</source>
            <translation>“May I look at the code on the card once more?”</translation>
        </message>
        <message>
            <source>“I am sorry, there are no tickets left for this.”</source>
            <translation>“I am sorry, there are no tickets left for this.”</translation>
        </message>
        <message>
            <source>The card shows a later day</source>
            <translation>The card shows a later day</translation>
        </message>
        <message>
            <source>Give on the card’s face</source>
            <translation>Give on the card’s face</translation>
        </message>
        <message>
            <source>Record as written</source>
            <translation>Record as written</translation>
        </message>
        <message>
            <source>The list does not have this card yet. Read two things from the card.</source>
            <translation>The list does not have this card yet. Read two things from the card.</translation>
        </message>
        <message>
            <source>Sold out</source>
            <translation>Sold out</translation>
        </message>
        <message>
            <source>This event is marked as sold out: no tickets are given.</source>
            <translation>This event is marked as sold out: no tickets are given.</translation>
        </message>
        <message>
            <source>A supervisor gives</source>
            <translation>A supervisor gives</translation>
        </message>
        <message>
            <source>The centre has just said so.</source>
            <translation>The centre has just said so.</translation>
        </message>
        <message>
            <source>No tickets left here</source>
            <translation>No tickets left here</translation>
        </message>
        <message>
            <source>Not valid here yet</source>
            <translation>Not valid here yet</translation>
        </message>
        <message>
            <source>This card is on trial in another area, and is valid there.</source>
            <translation>This card is on trial in another area, and is valid there.</translation>
        </message>
        <message>
            <source>“Your card is being tried out in its own area, and is valid there. I am sorry that it is not valid here yet.”</source>
            <translation>“Your card is being tried out in its own area, and is valid there. I am sorry that it is not valid here yet.”</translation>
        </message>
        <message>
            <source>This desk has no tickets of its own yet.</source>
            <translation>This desk has no tickets of its own yet.</translation>
        </message>
        <message>
            <source>At {time} there were none left elsewhere either.</source>
            <translation>At {time} there were none left elsewhere either.</translation>
        </message>
        <message>
            <source>Left elsewhere at {time}: {count}.</source>
            <translation>Left elsewhere at {time}: {count}.</translation>
        </message>
        <message>
            <source>This desk is asking for more. Read the card again in a minute.</source>
            <translation>This desk is asking for more. Read the card again in a minute.</translation>
        </message>
        <message>
            <source>Tickets left at this desk: {count}.</source>
            <translation>Tickets left at this desk: {count}.</translation>
        </message>
        <message>
            <source>The event’s quota is used up. You may still give tickets.</source>
            <translation>The event’s quota is used up. You may still give tickets.</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Ticket desk</source>
            <translation>Ticket desk</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>Desk</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Sync</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>Paper entry</source>
            <translation>Paper entry</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>End of shift</source>
            <translation>End of shift</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Reports</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Help</translation>
        </message>
    </context>
    <context>
        <name>Events</name>
        <message>
            <source>{when} · left here: {count}</source>
            <translation>{when} · left here: {count}</translation>
        </message>
    </context>
</TS>
